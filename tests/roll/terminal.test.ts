/** The roll in a terminal: readable without colour, never wider than the window, short for a long piece. */
import { describe, expect, test } from 'vitest';
import { toRoll } from '../../src/roll/to-roll.ts';
import { toTerminal } from '../../src/roll/to-terminal.ts';
import { voiceOf } from '../arrangement/voice-of.ts';
import { NONE_DROPPED, played, quarter, rig, scoreInBars, smallRoll } from './song.ts';

// oxlint-disable-next-line no-control-regex
const ESCAPES = /\u001b\[[\d;]*m/g;

test('without colour each cell is the digit of its drive', () => {
  expect(toTerminal(smallRoll(), { columns: 44, color: false })).toEqual([
    'Tea <for> "two" & more',
    '2 bars · 0:04 · 3 notes in the score, 2 play',
    '',
    '0:00  ╷1                 ╷2',
    '  E4 │                   77',
    '  C4 │77',
    '  E2 │                   99',
    '   × │                       ×',
    '',
    'drive 7 · F3 to E4 · 2 notes',
    'drive 9 · F1 to E2 · 1 note',
    '×  dropped: 1 percussion-unmapped',
  ]);
});

test('with colour two notes share a line', () => {
  const lines = toTerminal(smallRoll(), { columns: 44, color: true }).map((line) =>
    line.replace(ESCAPES, ''),
  );
  expect(lines.slice(4, 6)).toEqual(['  E4 │▄▄                 ▀▀', '  E2 │                   ▀▀']);
});

describe('200 bars', () => {
  const notes = Array.from({ length: 800 }, (_, beat) => quarter(beat, 1, 53 + ((beat * 5) % 12)));
  const voices = [
    voiceOf(
      7,
      notes.map((note, row) => played(note, row)),
    ),
  ];
  const roll = toRoll({
    title: 'A long one',
    score: scoreInBars(notes, 200),
    arranged: { voices, ...NONE_DROPPED },
    rig,
  });

  test.each([30, 80, 200])('fit %i columns and eight systems', (columns) => {
    const lines = toTerminal(roll, { columns, color: true });
    expect(
      Math.max(...lines.map((line) => Array.from(line.replace(ESCAPES, '')).length)),
    ).toBeLessThanOrEqual(columns);
    expect(lines.filter((line) => line.includes('╷')).length).toBeLessThanOrEqual(8);
  });
});
