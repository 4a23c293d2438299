/** A serial port as a Link: real time, whole lines (or bytes as they come), and its troubles in plain words. */
import type { Readable } from 'node:stream';
import { DeviceError } from '../device-error.ts';
import { createInbox } from '../inbox.ts';
import type { Link, LinkClock } from '../types.ts';
import { explainOpenFailure } from './open-failure.ts';

export type SerialOptions = {
  /** Host's speed; USB boards take any. */
  baudRate: number;
  /** `lines` hands on whole lines with their `\n`; `raw` what comes, as it comes. */
  framing: 'lines' | 'raw';
  clock: LinkClock;
};

/** A port whose far end takes nothing any more is closed without waiting for it longer than this. */
const DRAIN_PATIENCE_MS = 500;

/** Opens the port, DTR raised (without it a LeoStick is mute; an Uno is reset by it). Throws a DeviceError. */
export async function openSerial(path: string, options: SerialOptions): Promise<Link> {
  const [{ SerialPort }, { ReadlineParser }] = await Promise.all([
    import('serialport'),
    import('@serialport/parser-readline'),
  ]);
  const { baudRate, framing, clock } = options;
  const port = new SerialPort({ path, baudRate, autoOpen: false });
  await new Promise<void>((resolve, reject) => {
    port.open((error) => (error ? reject(new DeviceError(explainOpenFailure(path, error))) : resolve()));
  });
  // Pseudo-terminals have no such wire and say so; that is no trouble.
  port.set({ dtr: true }, () => undefined);

  const inbox = createInbox();
  const lines = new ReadlineParser({ delimiter: '\n', includeDelimiter: true, encoding: 'latin1' });
  const source: Readable = framing === 'lines' ? port.pipe(lines) : port;
  source.on('data', (data: string | Uint8Array) => {
    inbox.deliver(typeof data === 'string' ? Buffer.from(data, 'latin1') : data, clock.nowUs());
  });
  port.on('error', (error) => inbox.end(`${path}: ${error.message}`));
  port.on('close', () => inbox.end(`${path} was unplugged`));

  async function close(): Promise<void> {
    inbox.mute();
    if (!port.isOpen) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, DRAIN_PATIENCE_MS);
      port.drain(() => {
        clearTimeout(timer);
        resolve();
      });
    });
    await new Promise<void>((resolve) => port.close(() => resolve()));
  }

  return {
    name: path,
    clock,
    listen: (listener) => inbox.listen(listener),
    write(bytes) {
      if (port.isOpen) port.write(bytes);
    },
    close,
  };
}
