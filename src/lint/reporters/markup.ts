/** Text that stands inside XML or HTML. */

/** XML 1.0 allows hardly any control characters; those that it does are blanks here, too. */
const FORBIDDEN = /\p{Cc}|[\uFFFE\uFFFF]/gu;

export function escapeMarkup(text: string): string {
  return text
    .replaceAll(FORBIDDEN, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
