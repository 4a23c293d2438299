/** Opens the real boards of a rig: named ports as they are named, `auto` by USB ids and by what answers there. */
import { listPorts } from '../../link/node/list-ports.ts';
import { openPort } from '../../link/node/open-port.ts';
import type { Link, LinkClock } from '../../link/types.ts';
import { findBoards } from '../../player/find-boards.ts';
import { moppyUnit } from '../../moppy/moppy-unit.ts';
import { moppyCodecOf } from '../../moppy/moppy-boards.ts';
import type { BoardOnLink } from '../../player/unit.ts';
import type { RigBoard } from '../../rig/types.ts';
import { BAUD_RATE } from '../../wire/protocol.ts';

export interface OpenPorts {
  /** A board on its link; undefined for an `auto` board that no port answers for. */
  boardOf(board: RigBoard): BoardOnLink | undefined;
  /** Why ports that may have been meant by `auto` do not serve, a line each. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

/** `boards` are those that are not emulated. Throws a DeviceError; what was opened before it is closed again. */
export async function openPorts(boards: readonly RigBoard[], clock: LinkClock): Promise<OpenPorts> {
  const linkOf = new Map<RigBoard, Link>();
  const problems: string[] = [];
  const open = (port: string): Promise<Link> =>
    openPort(port, { baudRate: BAUD_RATE, framing: 'lines', clock });
  const openNamed = (board: RigBoard, port: string): Promise<Link> => {
    const moppy = moppyCodecOf(board);
    return moppy ? openPort(port, { baudRate: moppy.baudRate, framing: 'raw', clock }) : open(port);
  };

  async function close(): Promise<void> {
    await Promise.all([...linkOf.values()].map((link) => link.close()));
  }

  async function openAll(): Promise<void> {
    for (const board of boards) {
      const port = board.port === 'auto' ? await moppyPort(board) : board.port;
      if (port !== undefined) linkOf.set(board, await openNamed(board, port));
    }
    const waiting = boards.filter((board) => board.port === 'auto' && !moppyCodecOf(board));
    if (waiting.length === 0) return;
    const found = await findBoards(await freePorts(), open);
    problems.push(...found.problems);
    for (const link of found.links) {
      const board = waiting.shift();
      if (board) linkOf.set(board, link);
      else await link.close();
    }
  }

  /** Ports with the plug of a board that none of ours has open. */
  async function freePorts(): Promise<string[]> {
    const taken = new Set([...linkOf.values()].map(({ name }) => name));
    const ports = await listPorts();
    return ports
      .filter(({ usb, path }) => usb && usb.kind !== 'bootloader' && !taken.has(path))
      .map(({ path }) => path)
      .toSorted((a, b) => a.localeCompare(b));
  }

  /** Moppy has no answer that could be told from another's, so `auto` takes the only board that is plugged in. */
  async function moppyPort(board: RigBoard): Promise<string | undefined> {
    const codec = moppyCodecOf(board);
    if (!codec) return undefined;
    const [port, ...others] = await freePorts();
    if (others.length > 0)
      problems.push(`${board.id}: several boards are plugged in; name its port in the rig file`);
    return others.length > 0 ? undefined : port;
  }

  async function reopen(board: RigBoard): Promise<Link> {
    await linkOf.get(board)?.close();
    linkOf.delete(board);
    const port = board.port === 'auto' ? await moppyPort(board) : board.port;
    const link = port === undefined ? await findAgain() : await openNamed(board, port);
    linkOf.set(board, link);
    return link;
  }

  /** After plugging in again the port may have another name. */
  async function findAgain(): Promise<Link> {
    const { links, problems: reasons } = await findBoards(await freePorts(), open);
    const [link, ...others] = links;
    await Promise.all(others.map((other) => other.close()));
    if (!link) throw new Error(reasons[0] ?? 'no board is plugged in');
    return link;
  }

  await openAll().catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    problems,
    boardOf(board) {
      const link = linkOf.get(board);
      const moppy = moppyCodecOf(board);
      return link && { board, link, reopen: () => reopen(board), ...(moppy && { unitOf: moppyUnit(moppy) }) };
    },
    close,
  };
}
