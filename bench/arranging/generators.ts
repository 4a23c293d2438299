/** Seeded songs of four kinds, to measure arranging with: they are as dense and as untidy as files from the wild. */
import type { Note } from '../../src/score/types.ts';

/** A number from 0 up to 1, the same sequence for the same seed. */
export type Random = () => number;

/** mulberry32: 32 bits of state are enough for songs. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const BEAT_US = 500_000;
const SCALE = [0, 2, 4, 5, 7, 9, 11];
/** Roots of a common progression, as steps of the scale. */
const ROOTS = [0, 5, 3, 4, 0, 3, 1, 4];

type Player = {
  channel: number;
  low: number;
  high: number;
  beats: number[];
  legato: number;
  chord: number;
  rests: number;
};

/** A song of `notesWanted` notes or a little more. */
export function generateSong(kind: keyof typeof ENSEMBLES, seed: number, notesWanted: number): Note[] {
  const random = createRandom(seed);
  const key = Math.floor(random() * 12);
  const notes: Note[] = [];
  const players = ENSEMBLES[kind].map((player) => ({
    player,
    atBeat: 0,
    pitch: (player.low + player.high) >> 1,
  }));
  while (notes.length < notesWanted) {
    const next = players.reduce((a, b) => (b.atBeat < a.atBeat ? b : a));
    const beats = pick(next.player.beats, random);
    if (random() >= next.player.rests) notes.push(...strike(next, beats, key, random));
    next.atBeat += beats;
  }
  return notes.sort((a, b) => a.startUs - b.startUs || a.channel - b.channel || a.note - b.note);
}

/** Who plays: range, note lengths in beats, how far notes reach into the next, notes in a chord, how often they rest. */
const ENSEMBLES = {
  chorale: [
    { channel: 1, low: 60, high: 81, beats: [1, 1, 1, 2], legato: 1, chord: 1, rests: 0 },
    { channel: 2, low: 55, high: 72, beats: [1, 1, 0.5], legato: 1, chord: 1, rests: 0 },
    { channel: 3, low: 48, high: 67, beats: [1, 1, 0.5], legato: 1, chord: 1, rests: 0 },
    { channel: 4, low: 40, high: 60, beats: [1, 1, 2], legato: 1, chord: 1, rests: 0 },
  ],
  piano: [
    { channel: 1, low: 62, high: 88, beats: [0.5, 0.5, 0.25, 1], legato: 1.05, chord: 2, rests: 0.05 },
    { channel: 1, low: 52, high: 70, beats: [0.5, 1], legato: 1.6, chord: 1, rests: 0.1 },
    { channel: 1, low: 36, high: 55, beats: [1, 0.5, 2], legato: 1.3, chord: 2, rests: 0.05 },
  ],
  band: [
    { channel: 2, low: 64, high: 86, beats: [0.5, 0.5, 1, 0.25], legato: 0.9, chord: 1, rests: 0.2 },
    { channel: 3, low: 55, high: 79, beats: [2, 4], legato: 1, chord: 3, rests: 0.05 },
    { channel: 5, low: 48, high: 72, beats: [0.5, 0.25], legato: 0.8, chord: 3, rests: 0.3 },
    { channel: 7, low: 60, high: 84, beats: [1, 0.5], legato: 1.2, chord: 1, rests: 0.4 },
    { channel: 9, low: 28, high: 50, beats: [0.5, 1, 0.5], legato: 0.95, chord: 1, rests: 0.05 },
  ],
  dense: [
    { channel: 1, low: 64, high: 88, beats: [0.5, 1, 0.25], legato: 1, chord: 1, rests: 0.1 },
    { channel: 2, low: 55, high: 79, beats: [4, 2], legato: 1.02, chord: 4, rests: 0 },
    { channel: 3, low: 50, high: 76, beats: [1, 2], legato: 1.1, chord: 3, rests: 0.05 },
    { channel: 4, low: 48, high: 72, beats: [0.5, 0.25, 0.5], legato: 0.9, chord: 3, rests: 0.2 },
    { channel: 5, low: 43, high: 67, beats: [2, 4], legato: 1, chord: 3, rests: 0.05 },
    { channel: 6, low: 60, high: 84, beats: [1, 0.5, 3], legato: 1.1, chord: 2, rests: 0.2 },
    { channel: 8, low: 28, high: 48, beats: [0.5, 1], legato: 0.95, chord: 1, rests: 0.02 },
    { channel: 11, low: 52, high: 76, beats: [0.25, 0.5], legato: 1.5, chord: 1, rests: 0.1 },
  ],
} as const satisfies Record<
  string,
  readonly Readonly<Omit<Player, 'beats'> & { beats: readonly number[] }>[]
>;

export const songKinds = Object.keys(ENSEMBLES) as (keyof typeof ENSEMBLES)[];

type Playing = { player: (typeof ENSEMBLES)[keyof typeof ENSEMBLES][number]; atBeat: number; pitch: number };

/** One chord of a player: steps or small leaps from the last one, on the notes of the harmony that stands. */
function strike(playing: Playing, beats: number, key: number, random: Random): Note[] {
  const { player, atBeat } = playing;
  const root = ROOTS[Math.floor(atBeat / 4) % ROOTS.length] ?? 0;
  const onHarmony = player.chord > 1 || random() < 0.6;
  const steps = onHarmony ? [root, root + 2, root + 4] : [0, 1, 2, 3, 4, 5, 6];
  const allowed = steps.map((step) => ((SCALE[step % 7] ?? 0) + key) % 12);
  const moved = playing.pitch + Math.round((random() + random() - 1) * 9);
  playing.pitch = Math.min(player.high, Math.max(player.low, moved));
  const velocity = 50 + Math.floor(random() * 60);
  const startUs = Math.round(atBeat * BEAT_US);
  const endUs = startUs + Math.round(beats * BEAT_US * player.legato);
  const pitches: number[] = [];
  for (let pitch = playing.pitch; pitch >= player.low - 12 && pitches.length < player.chord; pitch--) {
    if (allowed.includes(pitch % 12)) pitches.push(pitch);
  }
  return pitches.map((note) => ({
    startUs,
    endUs,
    channel: player.channel,
    note,
    velocity,
    track: player.channel,
  }));
}

function pick(choices: readonly number[], random: Random): number {
  return choices[Math.floor(random() * choices.length)] ?? 1;
}
