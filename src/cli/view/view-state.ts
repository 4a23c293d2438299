/** Gathers what the view shows from what the player, the song and the opened rig know. */
import type { PlayerState } from '../../player/types.ts';
import { barBeatAt } from '../../score/bar-beat.ts';
import { noteToName } from '../../units/note-name.ts';
import { periodUsToNote } from '../../units/pitch.ts';
import type { Song } from '../song/load-song.ts';
import type { LaneLevels } from './lane-levels.ts';
import type { LaneState, ViewState } from './types.ts';

export type ViewSources = {
  /** Of its score only the grid of bars and beats is looked at. */
  song: Pick<Song, 'title' | 'tempo' | 'program'> & { score: Parameters<typeof barBeatAt>[0] };
  place: string;
  levels: LaneLevels;
  trackOf: (drive: number) => number | undefined;
  bangs: () => number | undefined;
  /** Why the emulated drives are not heard. */
  soundLost: () => string | undefined;
};

/** Pure, as long as the sources are. */
export function viewStateOf(
  state: PlayerState,
  { song, place, levels, trackOf, bangs, soundLost }: ViewSources,
): ViewState {
  const songUs = Math.min(Math.max(0, state.songUs), song.program.endUs);
  const lanes = state.drives.map(({ drive, periodUs }): LaneState => ({
    drive,
    noteName: periodUs === undefined ? undefined : noteToName(Math.round(periodUsToNote(periodUs))),
    level: state.phase === 'playing' ? levels(drive, songUs) : 0,
    track: trackOf(drive),
  }));
  return {
    title: song.title,
    place,
    phase: phaseOf(state.phase),
    songUs,
    durationUs: song.program.endUs,
    bar: barBeatAt(song.score, songUs * song.tempo).bar,
    tempo: state.tempo,
    lanes,
    boards: [...state.boards.map(boardText), soundLost() ?? ''].filter(Boolean),
    faults: faultsOf(state, bangs()),
  };
}

function phaseOf(phase: PlayerState['phase']): ViewState['phase'] {
  if (phase === 'idle' || phase === 'connecting') return 'connecting';
  return phase === 'stopped' ? 'ended' : phase;
}

export function boardText({ id, identity, connected, clockErrorUs }: PlayerState['boards'][number]): string {
  if (!connected) return `${id}: away`;
  const clock =
    clockErrorUs === undefined ? '' : `, clock within ${Math.max(1, Math.round(clockErrorUs))} µs`;
  return `${id}: ${identity}${clock}`;
}

export function faultsOf({ boards }: PlayerState, bangs: number | undefined): ViewState['faults'] {
  const sum = (count: (board: (typeof boards)[number]) => number): number =>
    boards.reduce((total, board) => total + count(board), 0);
  const named = (counts: Record<string, number>): number => Object.values(counts).reduce((a, b) => a + b, 0);
  return [
    { name: 'late', count: sum(({ faults }) => faults.lateEvents) },
    { name: 'resent', count: sum(({ faults }) => faults.resentLines) },
    { name: 'damaged', count: sum(({ faults }) => faults.damagedLines) },
    { name: 'refused', count: sum(({ faults }) => named(faults.refused)) },
    { name: 'away', count: sum(({ faults }) => faults.interruptions) },
    ...(bangs === undefined ? [] : [{ name: 'bangs', count: bangs }]),
  ];
}
