/** Boards behind a network: a plain server, a real ser2net, and hosts that are not there. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openPort } from '../../src/link/node/open-port.ts';
import { openTcp } from '../../src/link/node/tcp.ts';
import { createWallClock } from '../../src/link/node/wall-clock.ts';
import type { Link } from '../../src/link/types.ts';
import { answersHello } from '../../src/player/find-boards.ts';
import { answerHello, hasSocat, openPtyPair } from '../cli/pty-pair.ts';
import { scratchFolder } from '../cli/scratch-folder.ts';

const clock = createWallClock();
const hasSer2net = hasSocat && spawnSync('ser2net', ['-v']).error === undefined;
if (!hasSer2net && process.env['CI']) throw new Error('ser2net is missing; apt-get install ser2net');
if (!hasSer2net) console.log('skipped: a board behind ser2net (apt-get install ser2net)');

async function serve(onConnection: (socket: Socket) => void): Promise<{ server: Server; name: string }> {
  const server = createServer(onConnection).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { server, name: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function closeReason(link: Link): Promise<string> {
  return new Promise((resolve) => link.listen({ onBytes: () => undefined, onClose: resolve }));
}

describe('a board behind a network', () => {
  it('is spoken to both ways', async () => {
    const { name } = await serve((socket) => void socket.pipe(socket));
    const link = await openTcp(name, clock);
    const heard = new Promise<string>((resolve) =>
      link.listen({ onBytes: (bytes) => resolve(Buffer.from(bytes).toString()), onClose: resolve }),
    );
    link.write(new TextEncoder().encode('K*1111\n'));
    expect(await heard).toBe('K*1111\n');
    await link.close();
  });

  it('that closes says so', async () => {
    const { name } = await serve((socket) => void socket.end());
    expect(await closeReason(await openTcp(name, clock))).toBe(`${name} was closed by the far end`);
  });

  it.each([
    ['tcp://127.0.0.1:1', 'the host refuses this port; is ser2net running there'],
    ['tcp://127.0.0.1', 'is no network port; write tcp://HOST:PORT'],
    ['tcp://127.0.0.1:99999', 'is no network port; write tcp://HOST:PORT'],
    ['tcp://:4000', 'is no network port; write tcp://HOST:PORT'],
    ['tcp://no-such-host.invalid:4000', 'no host of this name'],
  ])('%s: %s', async (name, reason) => {
    await expect(openPort(name, { baudRate: 500_000, framing: 'lines', clock })).rejects.toThrow(reason);
  });
});

describe.skipIf(!hasSer2net)('ser2net, as docs/ser2net.yaml has it', () => {
  it('leads to a board that answers hello', async () => {
    const { port, farEnd } = await openPtyPair();
    answerHello(farEnd, 'h 01 0.1.0 uno 6 40 60 00 00 00 00000000');
    const { server, name } = await serve(() => undefined);
    server.close();
    const config = join(scratchFolder(), 'ser2net.yaml');
    const text = readFileSync('docs/ser2net.yaml', 'utf8');
    writeFileSync(
      config,
      text.replace('tcp,4000', `tcp,127.0.0.1,${name.split(':').at(-1)}`).replace('/dev/ttyACM0', port),
    );
    const ser2net = spawn('ser2net', ['-n', '-c', config], { stdio: 'ignore' });
    onTestFinished(() => void ser2net.kill());
    expect(await answersHello(await openOnceThere(name))).toBe(true);
  });
});

async function openOnceThere(name: string): Promise<Link> {
  for (;;) {
    const link = await openTcp(name, clock).catch(() => undefined);
    if (link) return link;
  }
}
