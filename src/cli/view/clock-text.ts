/** Times of a song as people read them. */

/** @example clockText(83_400_000) // '1:23' */
export function clockText(us: number): string {
  const seconds = Math.max(0, Math.floor(us / 1_000_000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const tail = `${String(seconds % 60).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}
