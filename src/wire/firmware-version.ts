/** Which firmware the images that come with flopera are, and which ones are older. Twin: firmware/flopera/version.h. */

/** As the hello of such a board tells it. */
export const FIRMWARE_VERSION = '0.1.0';

const VERSION = /^\d+(\.\d+)*$/;

/**
 * Whether a board's firmware version is older than `than`; false where either is none of ours, such as `my-own-2`.
 * @example isOlderFirmware('0.9.3', '0.10.0') // true
 */
export function isOlderFirmware(version: string, than: string = FIRMWARE_VERSION): boolean {
  if (!VERSION.test(version) || !VERSION.test(than)) return false;
  const [own, other] = [version, than].map((text) => text.split('.').map(Number));
  for (let part = 0; part < Math.max(own?.length ?? 0, other?.length ?? 0); part++) {
    const difference = (own?.[part] ?? 0) - (other?.[part] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
