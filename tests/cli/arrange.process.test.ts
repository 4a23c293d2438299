/** `flopera arrange`, as a musician uses it: look, write, change by hand, export, read again. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generateSong } from '../../bench/arranging/generators.ts';
import { packEvents } from '../../src/midi/event-table.ts';
import type { MidiEvent } from '../../src/midi/types.ts';
import { writeMidi } from '../../src/midi/write-midi.ts';
import { runFlopera } from './run-flopera.ts';
import { scratchFolder } from './scratch-folder.ts';

/** A band of five channels as a MIDI file; a beat is 480 ticks of 500000 µs. */
function bandFile(): Uint8Array {
  const events = generateSong('band', 1, 200).flatMap(
    ({ startUs, endUs, channel, note, velocity }): MidiEvent[] => [
      { midiTick: Math.round((startUs * 480) / 500_000), type: 'noteOn', channel, note, velocity },
      { midiTick: Math.round((endUs * 480) / 500_000), type: 'noteOff', channel, note, velocity: 0 },
    ],
  );
  events.sort((a, b) => a.midiTick - b.midiTick || Number(a.type === 'noteOn') - Number(b.type === 'noteOn'));
  return writeMidi({
    format: 0,
    division: { kind: 'ppq', ticksPerQuarter: 480 },
    tracks: [{ name: 'Band', events: packEvents(events) }],
  });
}

test('--write gives the same voices back; the bass moves where the file says; -o reads again', async () => {
  const cwd = scratchFolder({ 'band.mid': bandFile() });
  const alone = await runFlopera(['arrange', 'band.mid', '--json'], { cwd });
  expect(alone).toMatchObject({ exitCode: 0, stderr: '' });
  const first = JSON.parse(alone.stdout);
  expect(Object.keys(first.kept)).toEqual(['keep', 'time', 'onset', 'melody', 'bass', 'channels']);
  expect(first.kept.channels.map(({ channel }: { channel: number }) => channel)).toEqual([2, 3, 5, 7, 9]);

  const written = await runFlopera(['arrange', 'band.mid', '--write'], { cwd });
  expect(written.stdout).toContain('wrote band.yaml');
  expect((await runFlopera(['arrange', 'band.mid', '--json'], { cwd })).stdout).toBe(alone.stdout);

  const yaml = readFileSync(join(cwd, 'band.yaml'), 'utf8');
  writeFileSync(join(cwd, 'band.yaml'), yaml.replace(/(split: bass, drive: )\[[^\]]*\]/, '$15'));
  const moved = await runFlopera(['arrange', 'band.mid', '--json', '-o', 'out.mid'], { cwd });
  expect(moved.exitCode).toBe(0);
  expect(moved.stdout).not.toBe(alone.stdout);

  const again = await runFlopera(['arrange', 'out.mid', '--json'], { cwd });
  const played = (stdout: string): number[][] =>
    JSON.parse(stdout).voices.map(({ notes }: { notes: { note: number }[] }) =>
      notes.map(({ note }) => note),
    );
  expect(played(again.stdout)).toEqual(played(moved.stdout));
});

test('what cannot be done is said in one line', async () => {
  const cwd = scratchFolder({
    'band.mid': bandFile(),
    'hand.mid': bandFile(),
    'hand.yaml': 'parts:\n  - {from: {channel: 4}, drive: 1}\n',
    'fixed.mid': bandFile(),
    'fixed.yaml': 'parts:\n  - {from: {channel: 2}, drive: 9}\n',
    'empty.mid': writeMidi({
      format: 0,
      division: { kind: 'ppq', ticksPerQuarter: 480 },
      tracks: [{ name: '', events: packEvents([]) }],
    }),
  });
  const cases: [args: string[], error: RegExp][] = [
    [
      ['hand.mid'],
      /^hand\.yaml:2:22: channel 4 plays nothing in this song; the channels that play: 2, 3, 5, 7, 9\n$/,
    ],
    [['fixed.mid'], /^fixed\.yaml:2:33: drive 9 is not in the rig, which has 1, 2, 3, 4, 5, 6; .*\n$/],
    [['fixed.mid', '--write'], /^fixed\.yaml/],
    [['empty.mid'], /^empty\.mid: there are no notes in this file; .*\n$/],
    [['band.mid', '--keep', 'tune'], /^option '--keep <lines>' argument 'tune' is invalid\. .*\n$/],
    [['band.mid', '--drives', '0'], /^option '--drives <count>' argument '0' is invalid\. .*\n$/],
    [['band.mid', '-o', 'no/such/folder.mid'], /^no\/such\/folder\.mid: .*\n$/],
  ];
  for (const [args, error] of cases) {
    const run = await runFlopera(['arrange', ...args], { cwd });
    expect(run.stderr, args.join(' ')).toMatch(error);
    expect(run.exitCode, args.join(' ')).toBe(2);
  }
});
