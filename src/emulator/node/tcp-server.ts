/** Offers bytes on a TCP port, to one program at a time, as ser2net does with a real board. */
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { DeviceError } from '../../link/device-error.ts';
import type { FarEnd, FarEndListener } from './far-end.ts';

/** Listens on this machine's `port`; 0 is any free one. Throws a DeviceError where it cannot. */
export async function openTcpServer(port: number, listener: FarEndListener): Promise<FarEnd> {
  let client: Socket | undefined;
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    if (client) {
      socket.destroy();
      return;
    }
    client = socket;
    socket.on('close', () => (client = undefined));
    socket.on('data', (bytes: Uint8Array) => listener.onBytes(new Uint8Array(bytes)));
    listener.onOpen();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new DeviceError(explain(port, error))));
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    name: `tcp://127.0.0.1:${bound}`,
    write: (bytes) => void client?.write(bytes),
    close() {
      client?.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function explain(port: number, error: NodeJS.ErrnoException): string {
  if (error.code === 'EADDRINUSE')
    return `port ${port} is in use; choose another, or --tcp 0 for any free one`;
  if (error.code === 'EACCES') return `port ${port} is not for everybody; choose one above 1023`;
  return `port ${port}: ${error.message}`;
}
