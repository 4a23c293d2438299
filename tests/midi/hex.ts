/** MIDI files as commented hex: one event a line, its meaning behind `#`. */

/** @example hex('00 90 3C 40  # C4 on') */
export function hex(text: string): Uint8Array {
  const digits = text.replaceAll(/#.*$/gm, '').match(/[0-9a-fA-F]{2}/g) ?? [];
  return Uint8Array.from(digits, (pair) => Number.parseInt(pair, 16));
}

export type ChunkLies = {
  /** Claimed instead of the true length. */
  length?: number;
};

export function trackChunk(events: string | Uint8Array, lies: ChunkLies = {}): Uint8Array {
  const data = typeof events === 'string' ? hex(events) : events;
  return chunk('MTrk', data, lies);
}

export function chunk(id: string, data: Uint8Array, { length = data.length }: ChunkLies = {}): Uint8Array {
  return join(ascii(id), uint32(length), data);
}

/** A file of format 1 (or another) at 96 ticks a quarter (or another division word). */
export function midiFile(
  tracks: Uint8Array[],
  {
    format = 1,
    division = 96,
    trackCount = tracks.length,
  }: { format?: number; division?: number; trackCount?: number } = {},
): Uint8Array {
  const words = [format, trackCount, division].flatMap((word) => [(word >> 8) & 0xff, word & 0xff]);
  return join(chunk('MThd', Uint8Array.from(words)), ...tracks);
}

export function join(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

export function uint32(value: number): Uint8Array {
  return Uint8Array.of((value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
}
