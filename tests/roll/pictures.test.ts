/** The roll shows every note of both sides, says what it is, and stays one well-formed file. */
import { describe, expect, test } from 'vitest';
import { notesBySystem, systemsOf } from '../../src/roll/layout/systems.ts';
import { toHtml } from '../../src/roll/to-html.ts';
import { toRoll } from '../../src/roll/to-roll.ts';
import { toSvg } from '../../src/roll/to-svg.ts';
import { voiceOf } from '../arrangement/voice-of.ts';
import { NONE_DROPPED, played, quarter, rig, scoreInBars, smallRoll } from './song.ts';

describe('toRoll', () => {
  test('each note of the score knows which drive took it, or why none did', () => {
    expect(smallRoll().before.map(({ driveIndex, tooltip }) => [driveIndex, tooltip])).toEqual([
      [0, 'C5, channel 1, track 1, at 0:00.0; drive 7 plays C4'],
      [0, 'E4, channel 1, track 1, at 0:02.0; drive 7 plays E4'],
      [undefined, 'D2, channel 10, track 10, at 0:02.5; dropped: percussion-unmapped'],
    ]);
    expect(smallRoll().dropped).toEqual([{ reason: 'percussion-unmapped', notes: 1 }]);
  });

  test('each played note knows what it was made from', () => {
    expect(smallRoll().after.map(({ tooltip }) => tooltip)).toEqual([
      'drive 7: C4 at 0:00.0, from C5 of channel 1, 1 octave down',
      'drive 7: E4 at 0:02.0, from E4 of channel 1',
      'drive 9: E2 at 0:02.0, doubling, from E4 of channel 1, 2 octaves down',
    ]);
  });

  test('a faster performance stands on the bars of the score', () => {
    const [slow, fast] = [smallRoll(), smallRoll(2)];
    expect(fast.after.map(({ startUs }) => startUs)).toEqual(slow.after.map(({ startUs }) => startUs));
    expect(fast.after[1]?.tooltip).toContain('at 0:01.0');
  });
});

describe('systemsOf', () => {
  test.each([
    [1, 1],
    [20, 3],
    [200, 25],
  ])('%i bars of 2 s in quarters: %i systems of whole bars', (bars, systemCount) => {
    const notes = Array.from({ length: bars * 4 }, (_, beat) => quarter(beat, 1, 60));
    const voices = [
      voiceOf(
        7,
        notes.map((note, row) => played(note, row)),
      ),
    ];
    const score = scoreInBars(notes, bars);
    const roll = toRoll({ title: '', score, arranged: { voices, ...NONE_DROPPED }, rig });
    const systems = systemsOf(roll);
    expect(systems).toHaveLength(systemCount);
    expect(systems.at(-1)?.endUs).toBe(bars * 2e6);
    for (const { startUs } of systems) expect(startUs % 2e6).toBe(0);
    const dealt = notesBySystem(roll, systems);
    expect(dealt.flatMap(({ before }) => before)).toHaveLength(notes.length);
  });

  test('a file without bars is cut by time; a note across the break is in both systems', () => {
    const long = { ...quarter(0, 1, 60), endUs: 90e6 };
    const score = { ...scoreInBars([long], 1), barStartsUs: [0] };
    const roll = toRoll({ title: '', score, arranged: { voices: [], ...NONE_DROPPED }, rig });
    const systems = systemsOf(roll);
    expect(systems.length).toBeGreaterThan(3);
    expect(systems.at(-1)?.endUs).toBe(90e6);
    expect(notesBySystem(roll, systems).every(({ before }) => before.length === 1)).toBe(true);
  });
});

describe.each([
  ['svg', toSvg],
  ['html', toHtml],
])('%s', (kind, draw) => {
  const picture = draw(smallRoll());

  test('shows three score notes (one a ghost) and three played ones (one a doubling)', () => {
    const notes = [...picture.matchAll(/<rect class="(d\d|ghost)( double)?"[^>]*rx="1">/g)];
    expect(notes.map(([, drive, double = '']) => drive + double)).toEqual([
      'd0',
      'd0',
      'ghost',
      'd0',
      'd0',
      'd1 double',
    ]);
    expect(picture).toContain('dropped: percussion-unmapped</title>');
  });

  test('says what it is: title, legend, bars, clock', () => {
    expect(picture).toContain('Tea &lt;for&gt; &quot;two&quot; &amp; more');
    expect(picture).toContain('2 bars · 0:04 · 3 notes in the score, 2 played, 1 dropped');
    expect(picture).toContain('drive 9 · F1 to E2 · 1 note');
    expect(picture).toContain('dropped: 1 percussion-unmapped');
    for (const words of ['>2</text>', '>0:03</text>', '>C4</text>']) expect(picture).toContain(words);
  });

  test('fetches nothing', () => {
    const elsewhere = picture.replaceAll('http://www.w3.org/2000/svg', '');
    expect(elsewhere).not.toMatch(/https?:|<script|<link|@import|url\(/);
  });

  test('every element is closed, in order', () => {
    if (kind === 'html') return;
    const open: string[] = [];
    for (const [, close, name = '', self] of picture.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
      if (close) expect(open.pop()).toBe(name);
      else if (!self) open.push(name);
    }
    expect(open).toEqual([]);
  });
});

test('names with control characters and half letters still make a picture', () => {
  const svg = toSvg({ ...smallRoll(), title: 'a\u0000b\u001b[2J\ud800c' });
  expect(svg).toContain('<title>a b [2J c</title>');
});
