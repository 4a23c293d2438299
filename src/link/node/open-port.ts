/** Opens the port that a user named: a serial one, or one behind a network. */
import type { Link } from '../types.ts';
import { openSerial } from './serial.ts';
import type { SerialOptions } from './serial.ts';
import { isTcpName, openTcp } from './tcp.ts';

/** `name` as in a rig file: `/dev/ttyACM0`, `COM3`, `tcp://host:port`. Throws a DeviceError. */
export function openPort(name: string, options: SerialOptions): Promise<Link> {
  return isTcpName(name) ? openTcp(name, options.clock) : openSerial(name, options);
}
