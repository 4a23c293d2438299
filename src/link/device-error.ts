/** Trouble with a board or its port, told so that its owner can mend it. */

/** `message` is one line: which port, the fact, the remedy. */
export class DeviceError extends Error {
  override name = 'DeviceError';
}
