/** Each thing that can be wrong with a line has a name, harms nothing, and leaves the lanes where they should be. */
import { describe, expect } from 'vitest';
import { lineOf, noteTicks256, tickField, hex } from './lines.ts';
import { onEachBoard } from './on-each-board.ts';

const ascii = new TextEncoder();
const C4 = hex(noteTicks256(60));

describe('a line that is refused for good', () => {
  const refusals: [what: string, line: string, fault: string][] = [
    ['an unknown letter', 'Z', 'unknown-message'],
    ['a field too many', 'K 1', 'malformed'],
    ['a drive that is not there', `S06 00000000 7+${C4}`, 'no-such-drive'],
    ['drive 0', `S06 00000000 0+${C4}`, 'no-such-drive'],
    ['a drive named twice', `S06 00000000 1+${C4} 1-`, 'drive-twice'],
    ['a period below the drive’s', 'S06 00000000 1+ed7ff', 'period-too-short'],
    ['a setting below 1 ms', 'D06 1 t 00 4f 7cfff 0', 'period-too-short'],
    ['tracks upside down', 'D06 1 t 14 0a 7d000 0', 'bad-tracks'],
    ['a track beyond 79', 'D06 1 t 00 50 7d000 0', 'bad-tracks'],
    ['settings of drive 7', 'D06 7 t 00 4f 7d000 0', 'no-such-drive'],
    ['homing drive 7', 'O06 40', 'no-such-drive'],
    ['a drive not homed', `S06 00000000 1+${C4}`, 'not-homed'],
  ];
  for (const [what, line, fault] of refusals) {
    onEachBoard(`${what} is ${fault}`, (bench) => {
      for (let place = 1; place <= 6; place++) bench.order('D', `${place} t 00 4f ed800 0`);
      if (fault !== 'not-homed') {
        bench.tell('O06 3f');
        bench.awaitLine('o 3f', 1_500_000);
        bench.clear();
      }
      const numbered = /^[SDO]/.test(line);
      const next = fault === 'not-homed' ? 6 : 7;
      const answer = bench.ask(numbered ? line.replace('06', hex(next, 2)) : line);
      expect(answer).toBe(`r${hex(numbered ? next + 1 : next, 2)} 50 00 ${fault}`);
      bench.runFor(50_000);
      expect(bench.steps).toEqual([]);
    });
  }

  onEachBoard('a drive on its way home is homing', (bench) => {
    bench.order('O', '3f');
    expect(bench.order('S', `00000000 1+${C4}`)).toMatch(/^r02 .* homing$/);
    expect(bench.order('S', '00000000 1-')).toMatch(/^a03/);
  });
});

describe('a line that is not taken', () => {
  onEachBoard('is bad-crc when it is hurt, and asked for again', (bench) => {
    bench.board.write(ascii.encode('O00 3f*0000\n'), bench.board.nowUs());
    expect(bench.awaitLine('n', 50_000)).toBe('n00 50 00 bad-crc');
    expect(bench.order('O', '01')).toMatch(/^a01/);
  });

  onEachBoard('is long-line beyond 96 bytes, however long', (bench) => {
    bench.board.write(ascii.encode(`${'x'.repeat(5000)}\n`), bench.board.nowUs());
    expect(bench.awaitLine('n', 200_000)).toBe('n00 50 00 long-line');
    expect(bench.ask('K')).toBe('a00 50 00');
  });

  onEachBoard(
    'is a gap when a number is left out; one that was taken is answered and nothing else',
    (bench) => {
      expect(bench.ask('S05 00000000 1-')).toBe('n00 50 00 gap');
      expect(bench.ask('X01')).toBe('n00 50 00 gap');
      expect(bench.order('S', '00000000 1-')).toMatch(/^a01/);
      expect(bench.ask('S00 00000000 1-')).toMatch(/^a01/);
      expect(bench.ask('Sff 00000000 1-')).toMatch(/^a01/);
      expect(bench.ask('S80 00000000 1-')).toBe('n01 50 00 gap');
      expect(bench.ask('S81 00000000 1-')).toMatch(/^a01/);
    },
  );

  onEachBoard('is queue-full when the queue is; the credit tells before', (bench) => {
    const tick = bench.tickIn(10_000_000);
    const free = Number.parseInt(bench.ask('H').split(' ')[5] ?? '', 16);
    for (let left = free - 1; left >= 0; left--) {
      expect(bench.order('S', `${tickField(tick)} 1-`)).toMatch(new RegExp(`^a.. ${hex(left, 2)} `));
    }
    expect(bench.order('S', `${tickField(tick)} 1-`)).toMatch(/^n.. 00 00 queue-full$/);
    expect(bench.order('F', tickField(tick))).toMatch(/^a/);
    expect(bench.order('S', `${tickField(tick)} 2-`)).toMatch(/^a/);
  });
});

describe('lines in pieces and in heaps', () => {
  onEachBoard('an empty line is nothing, and CR before LF is tolerated', (bench) => {
    const before = bench.said.length;
    bench.board.write(ascii.encode('\n\r\n'), bench.board.nowUs());
    bench.hushFor(5000);
    expect(bench.said).toHaveLength(before);
    const line = new TextDecoder().decode(lineOf('K')).replace('\n', '\r\n');
    bench.board.write(ascii.encode(line), bench.board.nowUs());
    expect(bench.awaitLine('a', 50_000)).toBe('a00 50 00');
  });

  onEachBoard('the numbers wrap after 256', (bench) => {
    for (let i = 0; i < 300; i++) expect(bench.order('X')).toBe(`a00 50 ${hex((i + 1) % 256, 2)}`);
  });
});
