/** The firmware's codec, compiled for this machine, against the vectors that the host's codec runs too. */
import { describe, expect } from 'vitest';
import { BOARD_NAMES } from '../../src/board/boards.ts';
import { itCompiles, runOnHost } from './host-program.ts';

const SOURCES = ['line_reader', 'commands', 'replies', 'fault_names'];

describe('the codec in C++', () => {
  itCompiles.each(BOARD_NAMES)(
    'of a board named %s agrees with tests/wire/vectors.txt, cut at every offset',
    (board) => {
      expect(runOnHost('codec', SOURCES, 'tests/wire/vectors.txt', board)).toMatch(
        /^\d{4,} cases, 0 failures\n$/,
      );
    },
  );
});
