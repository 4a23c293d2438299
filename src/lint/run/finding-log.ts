/** The log of one rule in one song: what is not ignored, the first finds in order of time; the rest is counted. */
import { firstAfter } from '../../table/bisect.ts';
import type { VoiceTable } from '../../arrangement/voice-table.ts';
import { barBeatAt } from '../../score/bar-beat.ts';
import { silencerOf, type Ignore } from './ignores.ts';
import type { FindingLog, LintSong, Place, Telling } from '../types.ts';

/** What a rule found, before it has a name and a bar. */
export type Find = { place: Place; tell: () => Telling };

/** Finds of one rule in one song that are listed; the rest is counted: it is one trouble, not a thousand. */
const LISTED_MAX = 200;

/** A class, since a song may have a million finds, each of which passes through it. */
export class CappedLog implements FindingLog {
  /** The song as a whole first, then in order of time. */
  readonly listed: Find[] = [];
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

  /** How many there were beyond those listed. */
  get unlisted(): number {
    return this.count - this.listed.length;
  }

  at(place: Place, tell: () => Telling): void {
    const { atUs = -1 } = place;
    if (this.isListed(atUs)) this.insert({ place, tell });
  }

  atNote(row: number, tell: () => Telling): void {
    if (this.isListed(this.startUsOf(row))) this.insert({ place: this.placeOf(row), tell });
  }

  atNoteOf(drive: number, row: number, tell: () => Telling): void {
    if (this.isListed(this.startUsOf(row))) this.insert({ place: { ...this.placeOf(row), drive }, tell });
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

  /** Rules go from drive to drive, and from start to end: in a song full of finds most come too late to be listed. */
  private isListed(atUs: number): boolean {
    if (this.ignores.length > 0 && this.isIgnored(atUs)) return false;
    this.count += 1;
    return this.listed.length < LISTED_MAX || atUs < timeOf(this.listed.at(-1));
  }

  private isIgnored(atUs: number): boolean {
    const bar = atUs < 0 ? undefined : barBeatAt(this.song.score, atUs).bar;
    const silencer = silencerOf(this.ignores, bar);
    if (silencer) this.used.add(silencer);
    return silencer !== undefined;
  }

  private insert(find: Find): void {
    const { listed } = this;
    if (listed.length === LISTED_MAX) listed.pop();
    listed.splice(firstAfter(listed, timeOf(find), timeOf), 0, find);
  }
}

/** -1 for the song as a whole. */
function timeOf(find: Find | undefined): number {
  return find?.place.atUs ?? -1;
}
