/** Why a port could not be opened: what the system says, and what its owner can do. */

type Cause = { pattern: RegExp; explain: (platform: string) => string };

const CAUSES: readonly Cause[] = [
  {
    pattern: /no such (file|device)|file not found|cannot find|ENOENT|ENXIO/i,
    explain: () => 'there is no such port; plug the board in and see: flopera ports',
  },
  {
    pattern: /lock port|busy|EBUSY/i,
    explain: () =>
      'another program has the port open; close it (the serial monitor of the Arduino IDE? Moppy?)',
  },
  {
    // Windows says "Access denied" of a port that is open elsewhere; elsewhere it is the user's rights.
    pattern: /permission|access (is )?denied|EACCES|EPERM/i,
    explain: (platform) =>
      platform === 'win32'
        ? 'another program has the port open; close it'
        : 'you may not open it; join its group, then log in again: sudo usermod -a -G dialout $USER (Arch: uucp)',
  },
  {
    pattern: /ioctl|not a (tty|serial)|is a directory|EISDIR|ENOTTY|invalid argument/i,
    explain: () => 'that is no serial port; see which there are: flopera ports',
  },
];

/** One line for the user. `platform` is Node's name of the system. */
export function explainOpenFailure(path: string, error: Error, platform: string = process.platform): string {
  const cause = CAUSES.find(({ pattern }) => pattern.test(error.message));
  return `${path}: ${cause?.explain(platform) ?? `could not be opened (${error.message})`}`;
}
