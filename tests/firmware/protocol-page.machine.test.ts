/** What PROTOCOL.md shows must work as it stands: its lines by hand, and its host in 40 lines. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createBench } from './bench.ts';
import { checksum, readBody } from './lines.ts';

const PAGE = readFileSync('firmware/PROTOCOL.md', 'utf8');
const HOST = 'build/protocol-host.mjs';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('PROTOCOL.md', () => {
  it('has lines to paste that a board answers', () => {
    const bench = createBench('uno');
    const lines = block('').map(readBody);
    expect(lines).toHaveLength(6);
    expect(bench.ask(lines[0] ?? '')).toMatch(/^h 01 /);
    bench.tell(lines[1] ?? '');
    bench.hushFor(600_000);
    expect(bench.said.at(-1)).toBe('o 01');
    expect(bench.ask(lines[2] ?? '')).toMatch(/^a01/);
    bench.hushFor(300_000);
    expect(bench.ask(lines[3] ?? '')).toMatch(/^a01/);
    bench.hushFor(300_000);
    expect(bench.ask(lines[4] ?? '')).toMatch(/^a/);
    expect(bench.ask(lines[5] ?? '')).toMatch(/^s 0000 0000 0000 0000 0000 0000/);
    expect(bench.edgesOf(1).length).toBeGreaterThan(200);
  });

  it('names every fault that the firmware knows, and no other', () => {
    const named = [...PAGE.matchAll(/^\| `([a-z0-9-]+)` +\| `[nre]` /gm)].map(([, name]) => name);
    const source = readFileSync('firmware/flopera/fault_names.cpp', 'utf8');
    const [, text = ''] = /PROGMEM =([^;]*);/.exec(source) ?? [];
    expect(named).toEqual(
      text
        .replaceAll(/["\s]/g, '')
        .split('\\0')
        .filter((name) => name !== ''),
    );
  });

  it('has a host that plays a scale', async () => {
    const bench = createBench('uno');
    const host = block('js');
    expect(host.filter((line) => line !== '').length).toBeLessThanOrEqual(41);
    vi.useFakeTimers({ toFake: ['setInterval'] });
    let hear = (line: string): void => void line;
    vi.stubGlobal('serialPortOfTheTest', {
      write: (line: string) => bench.tell(line.slice(0, -6)),
      pipe: () => ({ on: (_: string, listener: (line: string) => void) => (hear = listener) }),
    });
    const stub =
      'const SerialPort = function () { return serialPortOfTheTest; }; const ReadlineParser = function () {};';
    writeFileSync(HOST, host.join('\n').replace(/^import .*$/m, stub));
    await import(/* @vite-ignore */ pathToFileURL(HOST).href);
    for (let heard = 0; bench.board.nowUs() < 10_000_000; bench.hushFor(10_000)) {
      vi.advanceTimersByTime(10);
      for (const line of bench.said.slice(heard)) hear(`${line}*${checksum(line)}`);
      heard = bench.said.length;
    }
    rmSync(HOST);
    const gaps = bench.edgesOf(1).map((us, i, all) => us - (all[i - 1] ?? us));
    const notes = gaps
      .filter((us) => us > 0 && us < 4900)
      .map((us) => Math.round(69 + 12 * Math.log2(1e6 / us / 440)));
    expect([...new Set(notes)]).toEqual([60, 62, 64, 65, 67, 69, 71, 72]);
    expect(bench.said.filter((line) => /^[nre]/.test(line))).toEqual([]);
  });
});

/** The lines of the first code block in this language. */
function block(language: string): string[] {
  const [, text] = new RegExp(`^\`\`\`${language}\n([^]*?)\n\`\`\`$`, 'm').exec(PAGE) ?? [];
  if (text === undefined) throw new Error(`PROTOCOL.md has no block of "${language}"`);
  return text.split('\n');
}
