/** Numbers of things, and words that depend on how many there are. */

/** @example counted(1, 'note') // '1 note' */
export function counted(count: number, thing: string): string {
  return `${count} ${byCount(count, thing, `${thing}s`)}`;
}

/** @example byCount(2, 'is', 'are') // 'are' */
export function byCount(count: number, one: string, other: string): string {
  return count === 1 ? one : other;
}
