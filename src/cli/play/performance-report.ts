/** What is said when a performance is over: what was heard, what was not, and what went wrong. */
import { isDoubling, type VoiceTable } from '../../arrangement/voice-table.ts';
import { countDropped } from '../../arrangement/arranged.ts';
import { describeFaults } from '../../player/faults.ts';
import type { BoardState, FaultCounters, PlayerState } from '../../player/types.ts';
import { exitCodes } from '../exit/exit-codes.ts';
import type { Song } from '../song/load-song.ts';
import { clockText } from '../../words/clock-text.ts';
import { counted } from '../../words/plural.ts';

export type PerformanceReport = {
  file: string;
  title: string;
  durationUs: number;
  /** Where the song stood when it ended or was stopped, songUs. */
  playedUs: number;
  /** Notes that have a drive, doublings not counted. */
  notes: number;
  dropped: number;
  /** Times that a head met its inner end; undefined where nobody could see it. */
  bangs: number | undefined;
  boards: BoardState[];
};

/** Pure. */
export function performanceReport(
  song: Song,
  state: PlayerState,
  bangs: number | undefined,
): PerformanceReport {
  return {
    file: song.path,
    title: song.title,
    durationUs: song.program.endUs,
    playedUs: state.songUs,
    notes: sum(song.arranged.voices.map(({ notes }) => countOwn(notes))),
    dropped: sum([...countDropped(song.arranged).values()]),
    bangs,
    boards: state.boards,
  };
}

/** Notes that are no doublings. */
function countOwn(notes: VoiceTable): number {
  let count = 0;
  for (let index = 0; index < notes.length; index += 1) if (!isDoubling(notes, index)) count += 1;
  return count;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** Lines for a person; the first is the summary, the others stand only where something is to be told. */
export function reportLines({
  title,
  durationUs,
  playedUs,
  notes,
  dropped,
  bangs = 0,
  boards,
  file,
}: PerformanceReport): string[] {
  const end = playedUs < durationUs ? `, stopped at ${clockText(playedUs)}` : '';
  const lines = [`${title}: ${counted(notes, 'note')} in ${clockText(durationUs)}${end}`];
  if (dropped > 0) {
    lines.push(
      `${counted(dropped, 'note')} without a drive; flopera arrange ${file} --json tells which and why`,
    );
  }
  lines.push(...boards.flatMap(describeFaults));
  if (bangs > 0) lines.push(`a head met its end ${bangs} times; give it more room in the rig file`);
  return lines;
}

/** 0, or 1 where something of what went wrong was to be heard. What was sent again in time was not. */
export function exitCodeOf({ boards, bangs = 0 }: Pick<PerformanceReport, 'boards' | 'bangs'>): number {
  const heard = boards.reduce((sum, { faults }) => sum + heardFaults(faults), bangs);
  return heard > 0 ? exitCodes.findings : exitCodes.done;
}

/** How many faults of a board may have been heard. */
export function heardFaults({ lateEvents, refused, told, interruptions }: FaultCounters): number {
  const byName = [...Object.values(refused), ...Object.values(told)];
  return byName.reduce((sum, count) => sum + count, lateEvents + interruptions);
}
