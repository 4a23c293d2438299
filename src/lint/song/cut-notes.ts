/** What an arrangement cuts: notes that give their drive to a newer one, and chords larger than their split. */
import { TONE_KIND } from '../../arrangement/voice-table.ts';
import { isLinePart } from '../../arrangement/types.ts';
import { belongsTo } from '../../arrangement/part-source.ts';
import { fateToReason, type Voice } from '../../arrangement/arranged.ts';
import type { Part } from '../../arrangement/types.ts';
import { noteToName } from '../../units/note-name.ts';
import type { LintSong, FindingLog } from '../types.ts';

/** What sums of times may be off by. */
const ROUNDING_US = 0.5;

/**
 * @param overlapUs notes of the score that overlap by less are legato
 * @param told rows of the score that are not to be told again
 */
export function reportCuts(
  song: LintSong,
  overlapUs: number,
  told: ReadonlySet<number>,
  log: FindingLog,
): void {
  const parts = song.arrangement?.file.parts ?? [];
  // Where flopera arranges lines itself, it cuts what is missed least: no fault of whoever wrote the arrangement.
  const ownChoice = new Set(parts.filter(isLinePart).flatMap(({ drives }) => drives));
  for (const voice of song.arranged().voices) {
    if (!ownChoice.has(voice.drive)) reportShortened(song, voice, overlapUs, told, log);
  }
  reportDropped(
    song,
    parts.filter(({ split }) => split),
    told,
    log,
  );
}

/** Reports each note of a drive that begins while the one before it should still sound. */
function reportShortened(
  song: LintSong,
  { drive, notes: voice }: Voice,
  overlapUs: number,
  told: ReadonlySet<number>,
  log: FindingLog,
): void {
  const { startUs, endUs, note } = song.score.notes;
  for (let index = 1; index < voice.length; index += 1) {
    // What was cut ends where the next begins.
    if (voice.ungatedEndUs.at(index - 1) < voice.startUs.at(index) - ROUNDING_US) continue;
    if (voice.kind.at(index) !== TONE_KIND || voice.kind.at(index - 1) !== TONE_KIND) continue;
    const [before, row] = [voice.row.at(index - 1), voice.row.at(index)];
    const heldUs = Math.min(endUs.at(before), endUs.at(row)) - startUs.at(row);
    if (heldUs <= overlapUs || before === row || note.at(before) === note.at(row) || told.has(row)) continue;
    log.atVoiceNote(drive, voice, index, () => {
      const [cut, newer] = [noteToName(note.at(before)), noteToName(note.at(row))];
      const fact = `${newer} cuts ${cut}, which should sound on, on drive ${drive}`;
      return { message: `${fact}; end the one before, split the part, or give it another drive` };
    });
  }
}

/** Reports notes that are not heard at all: they find their drive taken, or their chord is larger than its split. */
function reportDropped(
  song: LintSong,
  splits: readonly Part[],
  told: ReadonlySet<number>,
  log: FindingLog,
): void {
  const { fates, isLossy } = song.arranged();
  if (!isLossy) return;
  const { notes } = song.score;
  for (let row = 0; row < fates.length; row += 1) {
    const reason = fateToReason(fates.at(row));
    if (reason === 'cut-by-newer' && !told.has(row)) {
      log.atNote(row, () => {
        const fact = `${noteToName(notes.note.at(row))} of channel ${notes.channel.at(row)} finds its drive taken`;
        return { message: `${fact}; give its part another drive` };
      });
    } else if (reason === 'no-part' && splits.some(({ from }) => belongsTo(from, notes.at(row)))) {
      log.atNote(row, () => {
        const fact = `${noteToName(notes.note.at(row))} of channel ${notes.channel.at(row)} is neither top nor bottom`;
        return { message: `${fact}, and no part takes it; add one with split: rest` };
      });
    }
  }
}
