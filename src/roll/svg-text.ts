/** The small change of writing SVG: escaped words and short numbers. */

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// Control characters are no XML, not even escaped (XML 1.0, section 2.2); lone surrogates are no text at all.
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u{d800}-\u{dfff}\ufffe\uffff]/gu;

/** Text as XML and HTML want it, in an element or an attribute. */
export function escapeText(text: string): string {
  return text.replaceAll(FORBIDDEN, '').replaceAll(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter);
}

/** A coordinate to a hundredth of a pixel. */
export function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}
