/** What `inspect` tells of a MIDI file: as JSON for other programs; for people format, length, tempo map, texts, channels, problems. */
import { problemPlace } from '../../midi/problems.ts';
import type { Division, MidiFile } from '../../midi/midi-file.ts';
import { barBeatAt } from '../../score/bar-beat.ts';
import { channelTable, type ChannelRow } from '../../score/channels.ts';
import type { Score } from '../../score/types.ts';
import { noteToName } from '../../units/note-name.ts';
import { clockTenthsText, clockText } from '../../words/clock-text.ts';
import { counted } from '../../words/plural.ts';
import { columns, printable } from '../view/columns.ts';

/** Lines of one kind that are printed; `--json` has them all. */
const LINES_OF_A_KIND_MAX = 20;
const US_PER_MINUTE = 60_000_000;

/** Notes are sorted by startUs, channel, note; times are songUs. */
export function inspectionJson(file: MidiFile, score: Score): string {
  const { durationUs, tempos, meters, texts, tracks, problems } = score;
  const notes = score.notes.rows();
  const { format, division } = file;
  const channels = channelTable(score);
  return JSON.stringify({
    format,
    division,
    durationUs,
    tempos,
    meters,
    texts,
    tracks,
    channels,
    notes,
    problems,
  });
}

/** @param name what the user calls the file */
export function inspectionLines(name: string, file: MidiFile, score: Score): string[] {
  return [
    headLine(name, file, score),
    ...section(
      'tempo',
      score.tempos.map((point) => [at(score, point.startUs), perMinute(point.usPerQuarter)]),
    ),
    ...section(
      'meter',
      score.meters.map((meter) => [at(score, meter.startUs), `${meter.numerator}/${meter.denominator}`]),
    ),
    ...section('texts', textRows(score)),
    ...section('channels', channelRows(channelTable(score))),
    ...section(
      'problems',
      score.problems.map((problem) => [`${problemPlace(problem)}:`, problem.message]),
    ),
  ];
}

function headLine(name: string, file: MidiFile, score: Score): string {
  const tracks = counted(file.tracks.length, 'track');
  const length = clockTenthsText(score.durationUs);
  const count = counted(score.notes.length, 'note');
  return `${name}: format ${file.format}, ${tracks}, ${divisionText(file.division)}, ${length}, ${count}`;
}

function divisionText(division: Division): string {
  if (division.kind === 'ppq') return `${division.ticksPerQuarter} ticks a quarter`;
  const frames = Math.round(division.framesPerSecond * 100) / 100;
  return `${division.ticksPerFrame} ticks a frame, ${frames} frames a second`;
}

function at(score: Score, us: number): string {
  const { bar, beat } = barBeatAt(score, us);
  return `${bar}:${Math.round(beat * 100) / 100} (${clockText(us)})`;
}

function perMinute(usPerQuarter: number): string {
  return `${Math.round((US_PER_MINUTE / usPerQuarter) * 100) / 100} quarters a minute`;
}

/** Lyrics come syllable by syllable, so they are told as one text. */
function textRows(score: Score): string[][] {
  const lyrics = score.texts.filter(({ kind }) => kind === 'lyric').map(({ text }) => text);
  const rows = score.texts
    .filter(({ kind }) => kind !== 'lyric')
    .map(({ atUs, track, kind, text }) => [at(score, atUs), `track ${track}`, kind, printable(text)]);
  return lyrics.length === 0 ? rows : [...rows, ['', '', 'lyrics', printable(lyrics.join(' '))]];
}

function channelRows(table: readonly ChannelRow[]): string[][] {
  if (table.length === 0) return [['no notes']];
  const head = ['channel', 'name', 'program', 'notes', 'range', 'at once'];
  const rows = table.map(({ channel, name, program, notes, lowNote, highNote, mostAtOnce }) => [
    String(channel),
    printable(name),
    program === undefined ? '' : String(program + 1),
    String(notes),
    `${noteToName(lowNote)}..${noteToName(highNote)}`,
    String(mostAtOnce),
  ]);
  return [head, ...rows];
}

function section(title: string, rows: readonly string[][]): string[] {
  if (rows.length === 0) return [];
  const shown = columns(rows.slice(0, LINES_OF_A_KIND_MAX)).map((line) => `  ${line}`);
  const more = rows.length - LINES_OF_A_KIND_MAX;
  return [title, ...shown, ...(more > 0 ? [`  and ${more} more; --json tells them all`] : [])];
}
