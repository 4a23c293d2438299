/** Where an arrangement has drifted from its song: parts that name channels or tracks which no longer play. */
import type { ArrangementFile, Part } from '../arrangement/types.ts';
import type { KeyPath } from '../rig/user-file.ts';
import type { Score } from '../score/types.ts';

export type Drift = {
  /** Place in the list, from 0. */
  part: number;
  kind: 'channel' | 'track';
  /** What is named and does not play. */
  missing: number[];
  /** Whether nothing is left that the part could take. */
  isWhole: boolean;
  keys: KeyPath;
};

/** Channels and tracks that have notes. */
type Playing = { channel: ReadonlySet<number>; track: ReadonlySet<number> };

export function findDrift(file: ArrangementFile, score: Score): Drift[] {
  if (!file.parts.some(({ from }) => from.channels ?? from.tracks)) return [];
  const playing = playingIn(file, score);
  return file.parts.flatMap((part, index) =>
    (['channel', 'track'] as const).flatMap((kind) => {
      const named = part.from[`${kind}s`] ?? [];
      const missing = named.filter((one) => !playing[kind].has(one));
      if (missing.length === 0) return [];
      const keys = ['parts', index, 'from', kind];
      return [{ part: index, kind, missing, isWhole: missing.length === named.length, keys }];
    }),
  );
}

/** The file without what does not play any more; a part of which nothing is left goes. */
export function withoutDrift(file: ArrangementFile, score: Score): ArrangementFile {
  const drifts = findDrift(file, score);
  if (drifts.length === 0) return file;
  const gone = new Set(drifts.filter(({ isWhole }) => isWhole).map(({ part }) => part));
  const playing = playingIn(file, score);
  const parts = file.parts.map((part) => withoutMissing(part, playing));
  return { ...file, parts: parts.filter((_, index) => !gone.has(index)) };
}

function withoutMissing(part: Part, playing: Playing): Part {
  const { channels, tracks } = part.from;
  const from = {
    ...part.from,
    ...(channels && { channels: channels.filter((channel) => playing.channel.has(channel)) }),
    ...(tracks && { tracks: tracks.filter((track) => playing.track.has(track)) }),
  };
  return { ...part, from };
}

function playingIn(file: ArrangementFile, score: Score): Playing {
  const channel = new Set(score.channels.map((row) => row.channel));
  // Looking through all notes is left out where no part asks for a track.
  const isTrackNamed = file.parts.some(({ from }) => from.tracks);
  const track = new Set(isTrackNamed ? score.notes.map((note) => note.track) : []);
  return { channel, track };
}
