/** A firmware test runs on every board there is; where it fails, it leaves a waveform and says where. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { BOARD_NAMES } from '../../src/board/boards.ts';
import { createBench } from './bench.ts';
import type { Bench, BenchOptions } from './bench.ts';
import { toWaveform } from './waveform.ts';

const FOLDER = 'build/waveforms';

export function onEachBoard(title: string, run: (bench: Bench) => void, options: BenchOptions = {}): void {
  it.each(BOARD_NAMES)(`%s: ${title}`, (name) => {
    const bench = createBench(name, options);
    try {
      run(bench);
    } catch (error) {
      const path = `${FOLDER}/${`${name} ${title}`.replaceAll(/[^a-z0-9]+/gi, '-')}.vcd`;
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(path, toWaveform(bench));
      if (error instanceof Error) error.message += `\n(waveform: ${path})`;
      throw error;
    }
  });
}
