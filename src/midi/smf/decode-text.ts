/** What the bytes of a text say. */

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const windows = new TextDecoder('windows-1252');

/**
 * Today mostly UTF-8, in old files the Windows code page; the standard says only ASCII. Trailing zeros and blanks, which
 * some programs pad with, are cut.
 */
export function decodeText(bytes: Uint8Array): string {
  return decodeLetters(bytes).replace(/[\0\s]+$/, '');
}

function decodeLetters(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return windows.decode(bytes);
  }
}
