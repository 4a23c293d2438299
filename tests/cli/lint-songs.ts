/** Songs as files, for tests of the lint command. */
import { parseLintText } from '../lint/lint-text.ts';

export type SongFiles = Record<string, string | Uint8Array>;

export const RIG = 'boards: [{ id: main, drives: [{ id: 1, range: C1..B4 }] }]\n';

/** A song with its arrangement, for a rig of one wide drive. */
export function song(name: string, text: string): SongFiles {
  const { bytes, arrangement } = parseLintText(text);
  return { [`${name}.mid`]: bytes, [`${name}.yaml`]: arrangement?.text ?? '', 'rig.yaml': RIG };
}

/** The same song under another name. */
export function renamed(files: SongFiles, name: string): SongFiles {
  return Object.fromEntries(
    Object.entries(files).map(([file, text]) => [file.replace(/^\w+(?=\.(mid|yaml)$)(?<!rig)/, name), text]),
  );
}

/** What `--fix` puts right: its gate. */
export const NO_GAP = song(
  'close',
  '1: C4/4 C4 D4\narrangement:\ngate: 1\nparts:\n  - { from: { channel: 1 }, drive: 1 }\n',
);

/** Nothing to find fault with, and one short note. */
export const CLEAN = song('clean', '1: C4/4 D4');
export const SHORT = song('short', '1: C4/4 r D4/128 r/4');
