/** Keys mean the same to the terminal, the views, the help and the pages. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { keyAction, keysHelp, keysLine } from '../../src/cli/view/keys.ts';
import { steerSong } from '../../src/cli/view/steer-song.ts';
import type { Player } from '../../src/player/types.ts';

describe('keys of the terminal', () => {
  test.each([
    [{ name: 'space', sequence: ' ' }, 'pause'],
    [{ name: 'left', sequence: '\u001B[D' }, 'back'],
    [{ name: 'right', sequence: '\u001B[C' }, 'forward'],
    [{ sequence: '+' }, 'faster'],
    [{ sequence: '=' }, 'faster'],
    [{ sequence: '-' }, 'slower'],
    [{ name: 'p', sequence: 'p' }, 'panic'],
    [{ name: 'p', sequence: 'P' }, 'panic'],
    [{ name: 'q', sequence: 'q' }, 'quit'],
    [{ name: 'escape', sequence: '\u001B' }, 'quit'],
    [{ name: 'c', sequence: '\u0003', ctrl: true }, 'interrupt'],
    [{ name: 'p', sequence: '\u0010', ctrl: true }, undefined],
    [{ name: 'c', sequence: 'c' }, undefined],
    [{}, undefined],
  ])('%j: %s', (key, action) => {
    expect(keyAction(key)).toBe(action);
  });
});

describe('the last line of a view', () => {
  const LINE = 'space pause   ←/→ 5 s   +/- tempo   p panic   q quit';

  test('tells the keys that count, and their meaning where there is room', () => {
    expect(keysLine('play', LINE.length)).toBe(LINE);
    expect(keysLine('play', LINE.length - 1)).toBe('space ←→ +- p q');
    expect(keysLine('live with a song', 80)).toBe(LINE);
    expect(keysLine('live', 80)).toBe('p panic   q quit');
    expect(keysLine('live', 10)).toBe('p q');
  });
});

test('help tells what each does, and what needs a song', () => {
  expect(keysHelp(['play'])).toBe(`
Keys while playing:
  space  pause, and go on
  ←/→    go 5 s back or on
  +/-    faster or slower by 5 %
  p      silence every drive
  q      quit, as Esc does`);
  expect(keysHelp(['live with a song', 'live']).split('\n').slice(2)).toEqual([
    '  space  pause, and go on, where a song plays along',
    '  ←/→    go 5 s back or on, where a song plays along',
    '  +/-    faster or slower by 5 %, where a song plays along',
    '  p      silence every drive',
    '  q      quit, as Esc does',
  ]);
});

test.each(['README.md', 'docs/live.md'])('%s names every key', (page) => {
  const text = readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8');
  const keys = [...keysHelp(['play']).matchAll(/^ {2}(\S+)/gm)].flatMap(([, shown = '']) => shown.split('/'));
  expect(keys).toHaveLength(7);
  for (const key of keys) expect(text).toContain(`\`${key}\``);
});

describe('a song that is steered', () => {
  function steered(
    action: Parameters<typeof steerSong>[1],
    state: Partial<ReturnType<Player['state']>>,
  ): string[] {
    const told: string[] = [];
    const player = {
      state: () => ({ phase: 'playing', songUs: 8e6, tempo: 1, ...state }),
      pause: () => void told.push('pause'),
      resume: () => void told.push('resume'),
      seek: (us: number) => void told.push(`seek ${us / 1e6}`),
      setTempo: (tempo: number) => void told.push(`tempo ${tempo.toFixed(4)}`),
    };
    steerSong(player as unknown as Player, action, 20e6);
    return told;
  }

  test('pauses and goes on', () => {
    expect(steered('pause', {})).toEqual(['pause']);
    expect(steered('pause', { phase: 'paused' })).toEqual(['resume']);
  });

  test('goes five seconds, and never past its ends', () => {
    expect(steered('back', {})).toEqual(['seek 3']);
    expect(steered('back', { songUs: 4e6 })).toEqual(['seek 0']);
    expect(steered('forward', {})).toEqual(['seek 13']);
    expect(steered('forward', { songUs: 16e6 })).toEqual(['seek 20']);
  });

  test('goes faster and slower by the same step', () => {
    expect(steered('faster', { tempo: 2 })).toEqual(['tempo 2.1000']);
    expect(steered('slower', { tempo: 2.1 })).toEqual(['tempo 2.0000']);
  });
});
