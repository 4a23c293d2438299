/** Times of a song as a listener reads them. */

/**
 * Minutes and seconds of a time in µs (hours from the first one on), cut off and not rounded; 0 where it is below that.
 * @example clockText(62_345_678) // '1:02'
 */
export function clockText(us: number): string {
  const seconds = Math.max(0, Math.floor(us / 1_000_000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const tail = twoDigits(seconds % 60);
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${tail}` : `${minutes}:${tail}`;
}

/** The same with tenths of a second. @example clockTenthsText(62_345_678) // '1:02.3' */
export function clockTenthsText(us: number): string {
  return `${clockText(us)}.${Math.max(0, Math.floor(us / 100_000)) % 10}`;
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}
