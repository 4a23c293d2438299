/** The keys of all channels as they are struck and released: what each of them sounds, and what became of it. */
import { createTable } from '../../table/table.ts';
import { noteColumns, type NoteTable } from '../note-table.ts';

/** A key of a channel (1..16) as one number. */
export const KEYS = 128;
const CHANNELS = 17;
const ALL_KEYS = CHANNELS * KEYS;
/** In place of a row, where a key is not held. */
const SILENT = -1;

/** A note that its key's next strike ended, and the note struck then. */
type OwedOff = { row: number; nextRow: number };

/** A class, since a song has a hundred thousand notes, each struck and released. */
export class StruckKeys {
  readonly notes: NoteTable;
  /** Rows of notes that nothing ended. */
  readonly stuck: number[] = [];
  /** Rows of notes that only the next strike of their key ended, since one note-off is missing. */
  readonly unreleased: number[] = [];
  /** Rows of notes struck while their own key was held. */
  readonly restruck: number[] = [];
  /** Row of the note that sounds on each key. */
  private readonly sounding = new Int32Array(ALL_KEYS).fill(SILENT);
  /**
   * By key, until it is known whether the off comes: where it does, behind that of the next note, the two overlapped; where
   * the key is struck anew before, it never came.
   */
  private readonly owedOffs = new Map<number, OwedOff[]>();
  /** By channel: when its last note began, and the last one before that at another time. */
  private readonly onsetUs = new Float64Array(CHANNELS).fill(-Infinity);
  private readonly earlierOnsetUs = new Float64Array(CHANNELS).fill(-Infinity);

  constructor(notesExpected: number) {
    this.notes = createTable(noteColumns, notesExpected);
  }

  /** @param isHeld whether an off is still to come that will end the note */
  strike(key: number, velocity: number, track: number, us: number, isHeld: boolean): void {
    const channel = Math.floor(key / KEYS);
    const onsetUs = this.onsetUs[channel] ?? 0;
    if (onsetUs !== us) {
      this.earlierOnsetUs[channel] = onsetUs;
      this.onsetUs[channel] = us;
    }
    const row = this.notes.length;
    this.endByStrike(key, us, row);
    this.pushNote(us, channel, key % KEYS, velocity, track);
    if (isHeld) this.sounding[key] = row;
  }

  /** Whether the key was held. */
  release(key: number, us: number): boolean {
    const row = this.sounding[key] ?? SILENT;
    if (row !== SILENT) {
      this.notes.endUs.set(row, us);
      this.sounding[key] = SILENT;
      return true;
    }
    const owed = this.owedOffs.size === 0 ? undefined : this.owedOffs.get(key)?.pop();
    if (owed) this.restruck.push(owed.nextRow);
    return false;
  }

  releaseAll(channel: number, us: number): void {
    for (let key = channel * KEYS; key < (channel + 1) * KEYS; key += 1) {
      if (this.sounding[key] !== SILENT) this.release(key, us);
    }
  }

  /** Ends what still sounds of a track that is over. */
  endTrack(track: number, us: number): void {
    for (let key = 0; key < ALL_KEYS; key += 1) {
      const row = this.sounding[key] ?? SILENT;
      if (row !== SILENT && this.notes.track.at(row) === track) this.endStuck(key, us);
    }
  }

  /** Ends what still sounds when all is over. */
  finish(trackEndUs: (track: number) => number): void {
    for (let key = 0; key < ALL_KEYS; key += 1) {
      const row = this.sounding[key] ?? SILENT;
      if (row !== SILENT) this.endStuck(key, trackEndUs(this.notes.track.at(row)));
    }
    for (const owed of this.owedOffs.values()) this.giveUp(owed);
    for (const rows of [this.stuck, this.unreleased, this.restruck]) rows.sort((a, b) => a - b);
  }

  private pushNote(us: number, channel: number, note: number, velocity: number, track: number): void {
    const { notes } = this;
    notes.startUs.push(us);
    notes.endUs.push(us);
    notes.channel.push(channel);
    notes.note.push(note);
    notes.velocity.push(velocity);
    notes.track.push(track);
  }

  private endByStrike(key: number, us: number, nextRow: number): void {
    const row = this.sounding[key] ?? SILENT;
    const owed = this.owedOffs.size === 0 ? undefined : this.owedOffs.get(key);
    if (row === SILENT) {
      if (owed) this.giveUp(owed);
      return;
    }
    this.notes.endUs.set(row, us);
    this.sounding[key] = SILENT;
    // Where the channel played nothing else meanwhile, it is one note struck twice, and one off ends both.
    const otherUs = this.earlierOnsetUs[Math.floor(key / KEYS)] ?? 0;
    if (otherUs <= this.notes.startUs.at(row)) this.restruck.push(nextRow);
    else if (owed) owed.push({ row, nextRow });
    else this.owedOffs.set(key, [{ row, nextRow }]);
  }

  private giveUp(owed: OwedOff[]): void {
    for (const { row } of owed.splice(0)) this.unreleased.push(row);
  }

  private endStuck(key: number, us: number): void {
    const row = this.sounding[key] ?? SILENT;
    this.stuck.push(row);
    this.release(key, Math.max(this.notes.startUs.at(row), us));
  }
}
