/** WAV files are as other programs expect them, whole or written piece by piece. */
import { describe, expect, test } from 'vitest';
import { encodeFrames, encodeWav, wavHeader } from '../../src/sound/wav.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('encodeWav', () => {
  test('two frames, byte by byte', () => {
    const wav = encodeWav(Float32Array.of(0, 1), Float32Array.of(-1, 2), 48_000);
    expect(hex(wav)).toBe(
      [
        '52494646 2c000000 57415645', // RIFF, 44 bytes follow, WAVE
        '666d7420 10000000 0100 0200 80bb0000 00ee0200 0400 1000', // fmt: PCM, stereo, 48000 Hz, 192000 B/s, 16 bit
        '64617461 08000000', // data, 8 bytes
        '0000 0180', // 0 and -1
        'ff7f ff7f', // 1, and 2 clipped
      ]
        .join('')
        .replaceAll(' ', ''),
    );
  });

  test('pieces of a stream add up to the whole', () => {
    const left = Float32Array.from({ length: 100 }, (_, frame) => Math.sin(frame));
    const right = left.map((sample) => -sample / 2);
    const pieces = [0, 33, 66].map((from) =>
      hex(encodeFrames(left.slice(from, from + 33), right.slice(from, from + 33))),
    );
    const whole = encodeWav(left.slice(0, 99), right.slice(0, 99), 44_100);
    expect(hex(wavHeader(44_100, 99)) + pieces.join('')).toBe(hex(whole));
  });

  test('a stream of unknown length, and one beyond 4 GiB, carry the greatest size', () => {
    expect(hex(wavHeader(48_000)).slice(-8)).toBe('d3ffffff');
    expect(hex(wavHeader(48_000, 2 ** 31))).toBe(hex(wavHeader(48_000)));
  });
});
