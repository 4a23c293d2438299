/** The one error of reading MIDI: nothing in the bytes is a MIDI file. Lesser damage is a `Problem`. */
export class MidiReadError extends Error {
  /** @param message the fact and the remedy, in one line, without file name. */
  constructor(message: string) {
    super(message);
    this.name = 'MidiReadError';
  }
}
