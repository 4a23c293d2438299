/** What `flopera inspect` takes on a MIDI file of 1 MB, beside a process that only lets midi-file read it: time of the processor. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packEvents } from '../src/midi/event-table.ts';
import type { MidiTrack } from '../src/midi/midi-file.ts';
import { readMidi } from '../src/midi/read-midi.ts';
import type { MidiEvent } from '../src/midi/types.ts';
import { writeMidi } from '../src/midi/write-midi.ts';
import { toScore } from '../src/score/to-score.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BIN = join(ROOT, 'bin/flopera.js');
const BYTES = 1_000_000;
const BYTES_OF_A_NOTE = 8;
const NOTE_TICKS = 24;
const ROUNDS = 7;

const folder = mkdtempSync(join(tmpdir(), 'flopera-bench-'));
const file = join(folder, 'long.mid');
const bytes = writeMidi({
  format: 0,
  division: { kind: 'ppq', ticksPerQuarter: 96 },
  tracks: [track()],
});
writeFileSync(file, bytes);
const { problems } = toScore(readMidi(bytes));
if (problems.length > 0) throw new Error('the file is damaged');

const parse = `require('midi-file').parseMidi(require('node:fs').readFileSync('${file}'))`;
const commands = {
  'node -e 0': ['-e', '0'],
  'midi-file alone': ['-e', parse],
  'flopera inspect': [BIN, 'inspect', file],
  'flopera inspect --json': [BIN, 'inspect', file, '--json'],
};
const times = Object.values(commands).map((): number[] => []);
for (let round = 0; round < ROUNDS; round += 1) {
  Object.values(commands).forEach((args, index) => times[index]?.push(cpuMs(args)));
}
const [nodeMs = 0, aloneMs = 0, ...medians] = times.map(median);
console.log(
  `| ${(statSync(file).size / 1e6).toFixed(2)} MB, a process each | processor time, median of ${ROUNDS}, ms | times midi-file alone | both less \`node -e 0\` |`,
);
console.log('| --- | ---: | ---: | ---: |');
Object.keys(commands).forEach((name, index) => {
  const ms = [nodeMs, aloneMs, ...medians][index] ?? 0;
  const over = (ms - nodeMs) / (aloneMs - nodeMs);
  console.log(`| ${name} | ${ms.toFixed(0)} | ${(ms / aloneMs).toFixed(1)} | ${over.toFixed(1)} |`);
});
rmSync(folder, { recursive: true });

/** The second line of what `times` tells (POSIX) is of the children: `0m0.480s 0m0.050s`, user and system. */
function cpuMs(args: readonly string[]): number {
  const command = `"$@" > /dev/null && times`;
  const { stdout } = spawnSync('sh', ['-c', command, 'sh', process.execPath, ...args], {
    encoding: 'utf8',
    cwd: ROOT,
  });
  const parts = [...(stdout.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  if (parts.length !== 2) throw new Error(`${args.join(' ')} did not end well`);
  return parts.reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000,
    0,
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Notes one after the other, and the end right behind the last. */
function track(): MidiTrack {
  const count = BYTES / BYTES_OF_A_NOTE;
  const events = Array.from({ length: count }, (_, index): MidiEvent[] => {
    const note = 36 + ((index * 7) % 48);
    return [
      { midiTick: index * NOTE_TICKS, type: 'noteOn', channel: 1, note, velocity: 80 },
      { midiTick: index * NOTE_TICKS + 20, type: 'noteOff', channel: 1, note, velocity: 0 },
    ];
  });
  return {
    name: 'long',
    events: packEvents([...events.flat(), { midiTick: count * NOTE_TICKS, type: 'endOfTrack' }]),
  };
}
