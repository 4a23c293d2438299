/** Collects what one rule finds in a song: what is not ignored, the first finds in order of time; the rest is counted. */
import type { VoiceTable } from '../arrangement/voice-table.ts';
import { barBeatAt } from '../score/bar-beat.ts';
import { silencerOf, type Ignore } from './ignores.ts';
import type { LintSong, Place, Report, Telling } from './types.ts';

export type Found = { place: Place; tell: () => Telling };

/** Finds of one rule in one song that are kept; the rest is counted: it is one trouble, not a thousand. */
const FINDS_OF_A_RULE_MAX = 200;

/** A class, since a song may have a million finds, each of which passes through it. */
export class FindCollector implements Report {
  /** The song as a whole first, then in order of time. */
  readonly kept: Found[] = [];
  /** Those of the ignores that silenced something. */
  readonly used = new Set<Ignore>();
  private readonly song: LintSong;
  private readonly ignores: readonly Ignore[];
  private count = 0;

  /** @param ignores of the rule */
  constructor(song: LintSong, ignores: readonly Ignore[]) {
    this.song = song;
    this.ignores = ignores;
  }

  /** How many there were beyond those kept. */
  get unlisted(): number {
    return this.count - this.kept.length;
  }

  at(place: Place, tell: () => Telling): void {
    const { atUs = -1 } = place;
    if (this.isWanted(atUs)) this.keep({ place, tell });
  }

  atNote(row: number, tell: () => Telling): void {
    if (this.isWanted(this.startUsOf(row))) this.keep({ place: this.placeOf(row), tell });
  }

  atNoteOf(drive: number, row: number, tell: () => Telling): void {
    if (this.isWanted(this.startUsOf(row))) this.keep({ place: { ...this.placeOf(row), drive }, tell });
  }

  atVoiceNote(drive: number, { row }: VoiceTable, index: number, tell: () => Telling): void {
    this.atNoteOf(drive, row.at(index), tell);
  }

  private startUsOf(row: number): number {
    return this.song.score.notes.startUs.at(row);
  }

  private placeOf(row: number): Place {
    const { startUs, channel, track } = this.song.score.notes;
    return { atUs: startUs.at(row), channel: channel.at(row), track: track.at(row) };
  }

  /** Rules go from drive to drive, and from start to end: in a song full of finds most come too late to be kept. */
  private isWanted(atUs: number): boolean {
    if (this.ignores.length > 0 && this.isIgnored(atUs)) return false;
    this.count += 1;
    return this.kept.length < FINDS_OF_A_RULE_MAX || atUs < timeOf(this.kept.at(-1));
  }

  private isIgnored(atUs: number): boolean {
    const bar = atUs < 0 ? undefined : barBeatAt(this.song.score, atUs).bar;
    const silencer = silencerOf(this.ignores, bar);
    if (silencer) this.used.add(silencer);
    return silencer !== undefined;
  }

  private keep(found: Found): void {
    const { kept } = this;
    if (kept.length === FINDS_OF_A_RULE_MAX) kept.pop();
    kept.splice(placeBehind(kept, timeOf(found)), 0, found);
  }
}

/** -1 for the song as a whole. */
function timeOf(found: Found | undefined): number {
  return found?.place.atUs ?? -1;
}

/** Where a find at `atUs` goes, behind those of the same time, by bisection. */
function placeBehind(kept: readonly Found[], atUs: number): number {
  let [low, high] = [0, kept.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeOf(kept[middle]) <= atUs) low = middle + 1;
    else high = middle;
  }
  return low;
}
