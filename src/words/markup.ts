/** Text that stands inside XML or HTML. */

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** XML 1.0 allows hardly any control characters, not even escaped; lone surrogates are no text at all. */
const FORBIDDEN = /\p{Cc}|[\u{d800}-\u{dfff}\ufffe\uffff]/gu;

/**
 * As it may stand in an element or an attribute; blanks for what may not.
 * @example escapeMarkup('Tea & "toast"') // 'Tea &amp; &quot;toast&quot;'
 */
export function escapeMarkup(text: string): string {
  return text.replaceAll(FORBIDDEN, ' ').replaceAll(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter);
}
