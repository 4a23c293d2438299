/** What the whole process of `flopera inspect` takes on a MIDI file of 1 MB, by the time of the processor. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packEvents, type MidiTrack } from '../src/midi/midi-file.ts';
import { writeMidi } from '../src/midi/write-midi.ts';
import type { MidiEvent } from '../src/midi/types.ts';

const BIN = fileURLToPath(new URL('../bin/flopera.js', import.meta.url));
const BYTES = 1_000_000;
const BYTES_OF_A_NOTE = 8;
const RUNS = 5;

const folder = mkdtempSync(join(tmpdir(), 'flopera-bench-'));
const file = join(folder, 'long.mid');
writeFileSync(
  file,
  writeMidi({ format: 0, division: { kind: 'ppq', ticksPerQuarter: 96 }, tracks: [track()] }),
);

console.log('| file | command | processor time, median of 5 runs, ms |');
console.log('| --- | --- | ---: |');
for (const options of [[], ['--json']]) {
  const timesMs = Array.from({ length: RUNS }, () => {
    const command = [process.execPath, BIN, 'inspect', file, ...options].join(' ');
    const { stdout } = spawnSync('sh', ['-c', `${command} > /dev/null && times`], { encoding: 'utf8' });
    return childMs(stdout);
  }).toSorted((a, b) => a - b);
  const size = (statSync(file).size / 1e6).toFixed(2);
  console.log(`| ${size} MB | inspect ${options.join(' ')} | ${timesMs[2]?.toFixed(0)} |`);
}
rmSync(folder, { recursive: true });

/** The second line of what `times` tells (POSIX) is of the children: `0m0.480s 0m0.050s`, user and system. */
function childMs(times: string): number {
  const parts = [...(times.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  if (parts.length !== 2) throw new Error('inspect did not end well');
  return parts.reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000,
    0,
  );
}

/** Notes one after the other. */
function track(): MidiTrack {
  const events = Array.from({ length: BYTES / BYTES_OF_A_NOTE }, (_, index): MidiEvent[] => {
    const note = 36 + ((index * 7) % 48);
    return [
      { midiTick: index * 24, type: 'noteOn', channel: 1, note, velocity: 80 },
      { midiTick: index * 24 + 20, type: 'noteOff', channel: 1, note, velocity: 0 },
    ];
  });
  return { name: 'long', events: packEvents([...events.flat(), { midiTick: 1e7, type: 'endOfTrack' }]) };
}
