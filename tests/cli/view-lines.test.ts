/** The view of a performance fits every window and says what a musician looks for. */
import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import type { ViewState } from '../../src/cli/view/types.ts';
import { viewLines } from '../../src/cli/view/view-lines.ts';

const plain = pc.createColors(false);

/** Half of a song of three minutes: drive 1 on F#4 in full, drive 2 rests, drive 3 fades, drive 4 is not known. */
const STATE: ViewState = {
  title: 'In the Hall of the Mountain King · Edvard Grieg',
  place: '2 of 3',
  phase: 'playing',
  songUs: 90_000_000,
  durationUs: 180_000_000,
  bar: 42,
  tempo: 1.05,
  lanes: [
    { drive: 1, noteName: 'F#4', level: 1, track: 0 },
    { drive: 2, noteName: undefined, level: 0, track: 79 },
    { drive: 3, noteName: 'C3', level: 0.25, track: 40 },
    { drive: 4, noteName: undefined, level: 0, track: undefined },
  ],
  boards: ['main: uno 0.1.0 on emulator, clock within 3 µs'],
  faults: [
    { name: 'late', count: 0 },
    { name: 'bangs', count: 2 },
  ],
};

describe('viewLines', () => {
  it('draws the song, a lane for each drive, boards, faults and keys', () => {
    expect(viewLines(STATE, { columns: 80, rows: 24 }, plain)).toMatchInlineSnapshot(`
      [
        " In the Hall of the Mountain King · Edvard Grieg                         2 of 3 ",
        " ▶ 1:30 ━━━━━━━━━━━━━━━━━━━━━━━────────────────────── 3:00  bar 42  tempo 105 % ",
        "",
        " drive  note  level                 head",
        "     1  F#4   ████████████████████  █·······································  0",
        "     2  ·                           ·······································█ 79",
        "     3  C3    █████                 ····················█··················· 40",
        "     4  ·                           ········································",
        "",
        " main: uno 0.1.0 on emulator, clock within 3 µs",
        " late 0   bangs 2",
        " space pause   ←/→ 5 s   +/- tempo   p panic   q quit",
      ]
    `);
  });

  it('keeps to titles, notes and faults in a narrow window', () => {
    expect(viewLines(STATE, { columns: 24, rows: 20 }, plain)).toMatchInlineSnapshot(`
      [
        " In the Hall …   2 of 3 ",
        " ▶ 1:30 3:00  bar 42  t…",
        "",
        " drive  note",
        "     1  F#4 ",
        "     2  ·   ",
        "     3  C3  ",
        "     4  ·   ",
        "",
        " main: uno 0.1.0 on em…",
        " late 0   bangs 2",
        " space ←→ +- p q",
      ]
    `);
  });

  it('shows the drives it has room for in a low window', () => {
    expect(viewLines(STATE, { columns: 60, rows: 7 }, plain)).toMatchInlineSnapshot(`
      [
        " In the Hall of the Mountain King · Edvard Grieg     2 of 3 ",
        " ▶ 1:30 ━━━━━━━━━━━━━──────────── 3:00  bar 42  tempo 105 % ",
        "     1  F#4   █████████████  █··························  0",
        " … 3 more",
        " late 0   bangs 2",
        " space pause   ←/→ 5 s   +/- tempo   p panic   q quit",
      ]
    `);
  });

  it.each([16, 20, 29, 30, 31, 40, 57, 58, 80, 200])('is never wider than %i columns', (columns) => {
    const lines = viewLines({ ...STATE, title: 'x'.repeat(300) }, { columns, rows: 24 }, plain);
    expect(lines.filter((line) => line.length > columns)).toEqual([]);
  });

  it.each([4, 6, 9, 12, 24])('is always lower than %i rows, with sixteen boards of drives', (rows) => {
    const lanes = Array.from({ length: 96 }, (_, index) => ({
      drive: index + 1,
      noteName: 'C4',
      level: 1,
      track: 3,
    }));
    const boards = Array.from({ length: 16 }, (_, index) => `board ${index}`);
    expect(viewLines({ ...STATE, lanes, boards }, { columns: 80, rows }, plain).length).toBeLessThanOrEqual(
      rows,
    );
  });
});
