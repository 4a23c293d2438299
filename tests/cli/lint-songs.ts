/** Songs on disk for the lint command: one with nothing to find fault with, and one with one short note. */
import { parseLintText } from '../lint/lint-text.ts';

export const RIG = 'boards: [{ id: main, drives: [{ id: 1, range: C1..B4 }] }]\n';

/** A song with its arrangement, for a rig of one wide drive. */
export function song(name: string, text: string): Record<string, string | Uint8Array> {
  const { bytes, arrangement } = parseLintText(text);
  return { [`${name}.mid`]: bytes, [`${name}.yaml`]: arrangement?.text ?? '', 'rig.yaml': RIG };
}

export const CLEAN = song('clean', '1: C4/4 D4');
export const SHORT = song('short', '1: C4/4 r D4/128 r/4');
