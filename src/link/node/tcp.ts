/** A board behind a network as a Link: `tcp://host:port`, with ser2net or `flopera emulate --tcp` at the far end. */
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { DeviceError } from '../device-error.ts';
import { createInbox } from '../inbox.ts';
import type { Link, LinkClock } from '../types.ts';

const CONNECT_PATIENCE_MS = 5000;
const CLOSE_PATIENCE_MS = 500;

const CAUSES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'no host of this name; check the spelling, or use its address',
  EAI_AGAIN: 'no host of this name can be looked up; check the network, or use its address',
  ECONNREFUSED: 'the host refuses this port; is ser2net running there, on this port?',
  ECONNRESET: 'the far end closed at once; is something else connected to it?',
  EHOSTUNREACH: 'the host cannot be reached; is it on, and on this network?',
  ENETUNREACH: 'the host cannot be reached; is it on, and on this network?',
  ETIMEDOUT: 'the host does not answer; is it on, and on this network?',
};

export function isTcpName(name: string): boolean {
  return name.startsWith('tcp:');
}

/** Connects; `name` is `tcp://host:port`. Throws a DeviceError. */
export async function openTcp(name: string, clock: LinkClock): Promise<Link> {
  const socket = await connected(name, addressOf(name));
  const inbox = createInbox();
  // A line waits for nothing: the clock fit wants short and equal ways.
  socket.setNoDelay(true);
  socket.on('data', (bytes) => inbox.deliver(bytes, clock.nowUs()));
  socket.on('error', (error) => inbox.end(`${name}: ${reasonOf(error)}`));
  socket.on('close', () => inbox.end(`${name} was closed by the far end`));

  async function close(): Promise<void> {
    inbox.mute();
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, CLOSE_PATIENCE_MS);
      socket.end(() => {
        clearTimeout(timer);
        resolve();
      });
    });
    socket.destroy();
  }

  return {
    name,
    clock,
    listen: (listener) => inbox.listen(listener),
    write(bytes) {
      if (socket.writable) socket.write(bytes);
    },
    close,
  };
}

function addressOf(name: string): { host: string; port: number } {
  const [, bracketed, plain, digits] = /^tcp:\/\/(?:\[([^\]]+)\]|([^:/[\]]+)):(\d{1,5})\/?$/.exec(name) ?? [];
  const host = bracketed ?? plain;
  const port = Number(digits);
  if (host === undefined || !(port >= 1 && port <= 65_535)) {
    throw new DeviceError(`${name}: is no network port; write tcp://HOST:PORT, for example tcp://pi:4000`);
  }
  return { host, port };
}

function connected(name: string, address: { host: string; port: number }): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(address);
    const fail = (error: Error): void => {
      socket.destroy();
      reject(new DeviceError(`${name}: ${reasonOf(error)}`));
    };
    socket.setTimeout(CONNECT_PATIENCE_MS, () => fail(Object.assign(new Error(), { code: 'ETIMEDOUT' })));
    socket.once('error', fail);
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.removeListener('error', fail);
      resolve(socket);
    });
  });
}

function reasonOf(error: NodeJS.ErrnoException): string {
  return CAUSES[error.code ?? ''] ?? error.message;
}
