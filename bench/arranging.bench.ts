/** What automatic arranging keeps of seeded songs and of the bundled pieces, beside simple ways; and how fast it is. */
import { arrangedToJson, type VoiceJson } from '../src/arrangement/arranged-json.ts';
import { readdirSync, readFileSync } from 'node:fs';
import type { Arranged } from '../src/arrangement/arranged.ts';
import { arrange } from '../src/arrangement/arrange.ts';
import { defaultArrangement } from '../src/arrangement/default-arrangement.ts';
import { readMidi } from '../src/midi/read-midi.ts';
import { defaultRig } from '../src/rig/default-rig.ts';
import { isPercussion } from '../src/score/percussion.ts';
import { noteColumns } from '../src/score/note-table.ts';
import { toScore } from '../src/score/to-score.ts';
import type { Note, Score } from '../src/score/types.ts';
import { tableOfRows } from '../src/table/table.ts';
import { baselines } from './arranging/baselines.ts';
import { generateSong, songKinds } from './arranging/generators.ts';
import { measureCoverage } from './arranging/coverage-measures.ts';
import { measureTiers } from './arranging/tier-measures.ts';

const RIG = defaultRig();
const DRIVES = RIG.boards.flatMap(({ drives }) => drives);
const SEEDS = [1, 2, 3];
const NOTES = 2000;
const SIZES = [10_000, 30_000, 100_000];

type Song = { name: string; scores: Score[] };
type Way = (score: Score) => VoiceJson[];

const arranged = (score: Score): Arranged =>
  arrange(score, RIG, { ...defaultArrangement(score, RIG), gate: 1 });
const auto: Way = (score) => arrangedToJson(arranged(score), score.notes).voices;

function main(): void {
  const songs = [...songKinds.map(generated), ...bundled()];
  console.log(
    'Six drives, three tiers of an octave, gate 1. Shares in %; generated songs are means of three seeds.\n',
  );
  printCoverage(songs);
  console.log(
    '\nOf automatic arranging, of the time that lines sound with others; breaks of the melody’s intervals.\n',
  );
  printTiers(songs);
  console.log('\nArranging the dense kind, one process each after warming up.\n');
  printSpeed();
}

function generated(kind: (typeof songKinds)[number]): Song {
  return { name: kind, scores: SEEDS.map((seed) => toScoreOf(generateSong(kind, seed, NOTES))) };
}

function bundled(): Song[] {
  const folder = new URL('../arrangements/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.mid'));
  return files.map((file) => ({
    name: file.replace(/\.mid$/, ''),
    scores: [toScore(readMidi(new Uint8Array(readFileSync(new URL(file, folder)))))],
  }));
}

function toScoreOf(notes: Note[]): Score {
  const durationUs = notes.reduce((last, { endUs }) => Math.max(last, endUs), 0);
  return {
    notes: tableOfRows(noteColumns, notes),
    ticksPerQuarter: 480,
    durationUs,
    tempos: [{ startUs: 0, midiTick: 0, usPerQuarter: 500_000 }],
    meters: [],
    barStartsUs: [0],
    bends: [],
    pedals: [],
    texts: [],
    channels: [],
    tracks: [],
    problems: [],
    stuck: [],
    unreleased: [],
    restruck: [],
  };
}

function pitched({ notes }: Score): Note[] {
  return notes.rows().filter(({ channel, startUs, endUs }) => !isPercussion(channel) && endUs > startUs);
}

function printCoverage(songs: readonly Song[]): void {
  const ways: Record<string, Way> = { flopera: auto };
  for (const [name, way] of Object.entries(baselines)) ways[name] = (score) => way(pitched(score), DRIVES);
  console.log('| song | way | keep | melody | bass | onset |\n|---|---|---|---|---|---|');
  for (const { name, scores } of songs) {
    for (const [way, voicesOf] of Object.entries(ways)) {
      const kept = scores.map((score) => measureCoverage(pitched(score), voicesOf(score), DRIVES.length));
      const mean = (key: 'keep' | 'melody' | 'bass' | 'onset'): string =>
        percent(kept.map((one) => one[key]));
      console.log(
        `| ${name} | ${way} | ${mean('keep')} | ${mean('melody')} | ${mean('bass')} | ${mean('onset')} |`,
      );
    }
  }
}

function printTiers(songs: readonly Song[]): void {
  console.log(
    '| song | melody highest | bass lowest | breaks | own octave | changes of drive |\n|---|---|---|---|---|---|',
  );
  for (const { name, scores } of songs) {
    const tiers = scores.map((score) => measureTiers(pitched(score), auto(score)));
    const columns = (
      ['melodyHighest', 'bassLowest', 'melodyBreaks', 'ownOctave', 'driveChanges'] as const
    ).map((key) => percent(tiers.map((one) => one[key])));
    console.log(`| ${name} | ${columns.join(' | ')} |`);
  }
}

function printSpeed(): void {
  console.log('| notes | seconds of one core | MB in use |\n|---|---|---|');
  arranged(toScoreOf(generateSong('dense', 1, 5000)));
  for (const size of SIZES) {
    const score = toScoreOf(generateSong('dense', 7, size));
    const { user, system } = process.cpuUsage();
    arranged(score);
    const used = process.cpuUsage({ user, system });
    const megabytes = process.memoryUsage().rss / 2 ** 20;
    console.log(`| ${size} | ${((used.user + used.system) / 1e6).toFixed(2)} | ${megabytes.toFixed(0)} |`);
  }
}

function percent(shares: readonly number[]): string {
  return ((100 * shares.reduce((sum, share) => sum + share, 0)) / shares.length).toFixed(1);
}

main();
