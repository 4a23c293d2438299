/** The firmware's motion, compiled for this machine and in the images, against the notes that the host's motion plays too. */
import { describe, expect } from 'vitest';
import { FIELD_CODECS } from '../../src/wire/fields.ts';
import { readHeadVectors, tellNote } from '../drive/head-vectors.ts';
import { itCompiles, runOnHost } from './host-program.ts';
import { hex, noteTicks256, tickField } from './lines.ts';
import { onEachBoard } from './on-each-board.ts';

const PERIOD = noteTicks256(71);
const PERIOD_US = PERIOD / 512;
const NOTES = 12;

describe('heads', () => {
  itCompiles('go in C++ as tests/drive/head-vectors.txt says', () => {
    expect(runOnHost('head', ['motion'], 'tests/drive/head-vectors.txt')).toMatch(
      /^1\d{3} notes, 0 failures\n$/,
    );
  });

  onEachBoard(
    'go as tests/drive/head-vectors.txt says, in the first notes of a travelling and a shaking head',
    (bench) => {
      for (const { motion, lowTrack, highTrack, notes } of readHeadVectors().slice(0, 2)) {
        bench.home(`${FIELD_CODECS.motion.encode(motion)} ${hex(lowTrack, 2)} ${hex(highTrack, 2)} 7d000 0`);
        for (const { steps, told } of notes.slice(0, NOTES)) {
          bench.clear();
          const startTick = bench.tickIn(5_000);
          bench.order('S', `${tickField(startTick)} 1+${hex(PERIOD)}`);
          bench.order('S', `${tickField(startTick + Math.round((steps - 0.5) * PERIOD_US * 2))} 1-`);
          bench.runFor((steps + 1) * PERIOD_US + 6_000);
          const own = bench.steps.filter(({ place }) => place === 1);
          expect(
            tellNote(
              own.map(({ dir }) => dir === 0),
              own.at(-1)?.track ?? NaN,
            ),
          ).toBe(told);
        }
      }
    },
  );
});
