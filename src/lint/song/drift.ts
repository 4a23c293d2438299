/** Where an arrangement has drifted from its song: parts for what no longer plays, and channels that have no part. */
import { belongsTo } from '../../arrangement/part-source.ts';
import { isPercussion } from '../../score/percussion.ts';
import type { ArrangementFile, Part } from '../../arrangement/types.ts';
import type { KeyPath } from '../../userfile/key-path.ts';
import type { Score } from '../../score/types.ts';

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

/** Places of parts that take no note, though all that they name plays, so that they are not among the `drifts`. */
export function findIdleParts(file: ArrangementFile, score: Score, drifts: readonly Drift[]): number[] {
  const drifted = new Set(drifts.map(({ part }) => part));
  return file.parts.flatMap((part, index) =>
    drifted.has(index) || score.channels.some(({ channel }) => takesAny(part, score, channel)) ? [] : [index],
  );
}

/** Channels that play and of which no part takes a note; percussion is left out by many. */
export function findChannelsLeftOut({ parts }: ArrangementFile, score: Score): number[] {
  return score.channels
    .map(({ channel }) => channel)
    .filter((channel) => !isPercussion(channel) && !parts.some((part) => takesAny(part, score, channel)));
}

/** Looks through the notes only where the part asks for more than a channel. */
function takesAny({ from, drums }: Part, { notes }: Score, channel: number): boolean {
  if (from.channels ? !from.channels.includes(channel) : isPercussion(channel)) return false;
  if (!from.tracks && !from.range && !drums) return true;
  for (let row = 0; row < notes.length; row += 1) {
    if (notes.channel.at(row) !== channel) continue;
    const note = notes.at(row);
    if (belongsTo(from, note) && (drums?.has(note.note) ?? true)) return true;
  }
  return false;
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
  return { channel, track: isTrackNamed ? tracksPlaying(score) : new Set() };
}

/** Tracks that have notes. */
export function tracksPlaying({ notes: { track } }: Score): Set<number> {
  const playing = new Set<number>();
  for (let row = 0; row < track.length; row += 1) playing.add(track.at(row));
  return playing;
}
