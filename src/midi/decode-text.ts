/** Texts in MIDI files: today mostly UTF-8, in old files the Windows code page. The standard says only ASCII. */

const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows = new TextDecoder('windows-1252');

/** Trailing zeros and blanks, which some programs pad with, are cut. */
export function decodeText(bytes: Uint8Array): string {
  return decode(bytes).replace(/[\0\s]+$/, '');
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return windows.decode(bytes);
  }
}
