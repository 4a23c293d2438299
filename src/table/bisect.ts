/** Bisection: finds a place in what is sorted, be it a list, a typed array or a column, by halving. */

/** What rises, or stays the same, from item to item. */
export type Sorted<Item> = { readonly length: number; at(index: number): Item | undefined };

/** By what the items are sorted; numbers by themselves. */
type KeyOf<Item> = (item: Item) => number;

type Bisection = {
  (sorted: Sorted<number>, value: number): number;
  <Item>(sorted: Sorted<Item>, value: number, keyOf: KeyOf<Item>): number;
};

/**
 * Index of the first item that is at least `value`; the length where there is none.
 * @example firstAtOrAfter([10, 20, 20], 20) // 1
 */
export const firstAtOrAfter: Bisection = <Item>(
  sorted: Sorted<Item>,
  value: number,
  keyOf: KeyOf<Item> = Number,
) => placeOf(sorted, keyOf, (key) => key >= value);

/**
 * Index of the first item above `value`; the length where there is none.
 * @example firstAfter([10, 20, 20], 20) // 3
 */
export const firstAfter: Bisection = <Item>(
  sorted: Sorted<Item>,
  value: number,
  keyOf: KeyOf<Item> = Number,
) => placeOf(sorted, keyOf, (key) => key > value);

/**
 * Index of the last item that is at most `value`; -1 where there is none.
 * @example lastAtOrBefore([10, 20, 20], 20) // 2
 */
export const lastAtOrBefore: Bisection = <Item>(
  sorted: Sorted<Item>,
  value: number,
  keyOf: KeyOf<Item> = Number,
) => placeOf(sorted, keyOf, (key) => key > value) - 1;

/** Index of the first item that is behind the place looked for. */
function placeOf<Item>(sorted: Sorted<Item>, keyOf: KeyOf<Item>, isBehind: (key: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = sorted.at(middle);
    if (item === undefined || isBehind(keyOf(item))) high = middle;
    else low = middle + 1;
  }
  return low;
}
