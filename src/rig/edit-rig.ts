/** Changes single values in the text of a rig file, so that what its owner wrote around them stays. */
import { parseDocument } from 'yaml';
import { encodeRange } from './note-range.ts';
import type { NoteRange } from './note-range.ts';
import { parseRig } from './parse-rig.ts';

/**
 * The text with another range for a drive.
 * @throws UserFileError where `text` is no rig file, or the range is none a drive can have.
 */
export function withDriveRange(text: string, path: string, driveId: number, range: NoteRange): string {
  return edited(text, path, (rig) =>
    rig.boards.flatMap(({ drives }, board) =>
      drives.flatMap(({ id }, place) =>
        id === driveId
          ? [{ keys: ['boards', board, 'drives', place, 'range'], value: encodeRange(range) }]
          : [],
      ),
    ),
  );
}

/**
 * The text with these ids for the drives of the board at a place (from 0), in the order of their pins.
 * @throws UserFileError where `text` is no rig file, or an id stands twice.
 */
export function withDriveIds(text: string, path: string, board: number, ids: readonly number[]): string {
  return edited(text, path, () =>
    ids.map((id, place) => ({ keys: ['boards', board, 'drives', place, 'id'], value: id })),
  );
}

type Edit = { keys: (string | number)[]; value: string | number };

function edited(text: string, path: string, editsFor: (rig: ReturnType<typeof parseRig>) => Edit[]): string {
  const edits = editsFor(parseRig(text, path));
  const document = parseDocument(text);
  for (const { keys, value } of edits) document.setIn(keys, value);
  const changed = document.toString({ lineWidth: 0 });
  parseRig(changed, path);
  return changed;
}
