/** Counts the notes that no drive plays. */
import { fateToReason, type DropReason, type PackedArranged } from './arranged.ts';

/** How many notes fell away for each reason, in the order in which the song meets the reasons. */
export function countDropped({
  fates,
  isLossy,
}: Pick<PackedArranged, 'fates' | 'isLossy'>): Map<DropReason, number> {
  const counts = new Map<DropReason, number>();
  for (let row = 0; isLossy && row < fates.length; row += 1) {
    const reason = fateToReason(fates.at(row));
    if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return counts;
}
