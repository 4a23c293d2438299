/** Times as a listener reads them. */

/**
 * Minutes, seconds and tenths of a time in µs.
 * @example clockText(62_345_678) // '1:02.3'
 */
export function clockText(us: number): string {
  const tenths = Math.floor(us / 100_000);
  const seconds = String(Math.floor(tenths / 10) % 60).padStart(2, '0');
  return `${Math.floor(tenths / 600)}:${seconds}.${tenths % 10}`;
}

/** As `clockText`, whole seconds. */
export function clockSecondsText(us: number): string {
  return clockText(us).slice(0, -2);
}
