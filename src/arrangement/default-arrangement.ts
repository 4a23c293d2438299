/** The arrangement that is meant where no file is given. */
import { isPercussion, PERCUSSION_CHANNEL } from '../score/percussion.ts';
import { drumMapOf } from './drums.ts';
import { DEFAULT_GATE } from './gate.ts';
import { drivesOf } from '../rig/drive-limits.ts';
import type { Rig, RigDrive } from '../rig/types.ts';
import type { Score } from '../score/types.ts';
import { UserFileError } from '../userfile/user-file-error.ts';
import { ARRANGED_MARK, driveChannels } from './to-midi.ts';
import { lineNames } from './types.ts';
import type { ArrangementFile, Line, Part } from './types.ts';

/** What errors call an arrangement that no file holds. */
const NAME = 'default arrangement';

/** What automatic arranging is to use and to keep. */
export type DefaultOptions = {
  /** How many drives of the rig; all where absent. */
  drives?: number;
  /** Which lines; all where absent. */
  keep?: readonly Line[];
  /** The drive that plays the drums of channel 10 as bursts; without it they are dropped. */
  drums?: number;
};

/**
 * flopera arranges all pitched notes itself, over all drives; the bass is doubled where drives rest; drums are dropped.
 * A file that flopera has arranged before is played as it stands.
 */
export function defaultArrangement(score: Score, rig: Rig, options: DefaultOptions = {}): ArrangementFile {
  const all = drivesOf(rig);
  if (isArranged(score, all)) return fileOf(1, oneChannelADrive(score, all));
  const drives = someOf(all, options.drives ?? Infinity);
  const lines = (options.keep ?? lineNames).map((line): Part => ({
    from: {},
    split: { from: line },
    drives,
    octave: 0,
    sustain: false,
    ...(line === 'bass' && { doubleOnIdle: true }),
  }));
  const drums = options.drums === undefined ? [] : drumPart(score, options.drums);
  return fileOf(DEFAULT_GATE, [...lines, ...drums]);
}

function drumPart(score: Score, drive: number): Part[] {
  const { note, channel } = score.notes;
  const struck = note.toArray().filter((_, row) => isPercussion(channel.at(row)));
  if (struck.length === 0) return [];
  const drums = drumMapOf(struck, drive);
  return [{ from: { channels: [PERCUSSION_CHANNEL] }, drives: [], octave: 0, sustain: false, drums }];
}

function fileOf(gate: number, parts: Part[]): ArrangementFile {
  const errorAt: ArrangementFile['errorAt'] = (_keys, fact) => new UserFileError(NAME, 1, 1, fact);
  return { tempo: 1, transpose: 0, gate, parts, errorAt };
}

/** Whether the score carries flopera's mark and no channel but those of the rig's drives. */
function isArranged(score: Score, drives: readonly RigDrive[]): boolean {
  if (!score.texts.some(({ text }) => text === ARRANGED_MARK)) return false;
  const channels = driveChannels.slice(0, drives.length);
  return score.notes.channel.toArray().every((channel) => channels.includes(channel));
}

function oneChannelADrive(score: Score, drives: readonly RigDrive[]): Part[] {
  const playing = new Set(score.notes.channel.toArray());
  return drives.flatMap(({ id }, place) => {
    const channel = driveChannels[place];
    if (channel === undefined || !playing.has(channel)) return [];
    return { from: { channels: [channel] }, drives: [id], octave: 0, sustain: false };
  });
}

/** `count` of the drives, spread evenly over their ranges from the highest to the lowest; ids in ascending order. */
function someOf(drives: readonly RigDrive[], count: number): number[] {
  const fromTop = drives.toSorted((a, b) => b.highNote - a.highNote || a.id - b.id);
  const last = Math.min(count, fromTop.length) - 1;
  const places = Array.from({ length: last + 1 }, (_, index) =>
    last === 0 ? 0 : Math.round((index * (fromTop.length - 1)) / last),
  );
  return places.flatMap((place) => fromTop[place]?.id ?? []).toSorted((a, b) => a - b);
}
