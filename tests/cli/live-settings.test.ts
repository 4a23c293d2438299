/** What the command line says of live playing: names as the records have them, the command line over the rig file. */
import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { addLiveSettings, liveOptionsOf } from '../../src/cli/live/live-settings.ts';
import type { LiveSettings } from '../../src/cli/live/live-settings.ts';
import { LIVE_DEFAULTS } from '../../src/live/options.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';
import {
  arpPatternNames,
  keyPriorityNames,
  liveModeNames,
  outsideNames,
} from '../../src/rig/live-choices.ts';

function settingsOf(...args: string[]): LiveSettings {
  const command = addLiveSettings(new Command('live'))
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  return command.parse(args, { from: 'user' }).opts();
}

describe('names', () => {
  test.each([
    ['--mode', 'mode', liveModeNames],
    ['--outside', 'outside', outsideNames],
    ['--priority', 'priority', keyPriorityNames],
    ['--pattern', 'pattern', arpPatternNames],
  ] as const)('%s takes those there are, and tells them', (option, key, names) => {
    for (const name of names) expect(settingsOf(option, name)[key]).toBe(name);
    expect(() => settingsOf(option, 'choir')).toThrow(`Choose ${names.join(', ')}.`);
  });

  test('help tells what each mode does', () => {
    let help = '';
    const command = addLiveSettings(new Command('live')).configureOutput({
      writeOut: (text) => (help += text),
    });
    command.outputHelp();
    expect(help).toMatch(/^ {2}poly {5}each key gets a drive/m);
    expect(help).toMatch(/^ {2}arp {6}the held keys/m);
  });
});

describe('zones', () => {
  test('have keys, drives, and a mode that needs no zones itself', () => {
    expect(settingsOf('--zone', 'C1..B3=5,6', '--zone', 'C4..B5=1:mono').zone).toEqual([
      { lowNote: 24, highNote: 59, drives: [5, 6], mode: 'poly' },
      { lowNote: 60, highNote: 83, drives: [1], mode: 'mono' },
    ]);
    expect(() => settingsOf('--zone', 'C4..B5=1:split')).toThrow('Choose poly, mono, unison, octaves.');
    for (const text of ['C4..B5', 'C4..B5=', 'C4..B5=1:', 'C4=1', 'C4..B5=a'])
      expect(() => settingsOf('--zone', text)).toThrow('Write keys and drives, as in C1..B3=5,6.');
  });

  test('name drives that are there', () => {
    const rig = defaultRig();
    expect(() => liveOptionsOf(settingsOf('--zone', 'C1..B3=5,9'), rig)).toThrow(
      '--zone: there is no drive 9; the rig’s drives are 1, 2, 3, 4, 5, 6',
    );
  });
});

describe('the command line', () => {
  const rig = { ...defaultRig(), live: { mode: 'mono', outside: 'silent', legato: true } as const };

  test('goes over the rig file, the rig file over the defaults', () => {
    expect(liveOptionsOf({}, defaultRig())).toEqual(LIVE_DEFAULTS);
    expect(liveOptionsOf({}, rig)).toEqual({ ...LIVE_DEFAULTS, ...rig.live });
    expect(liveOptionsOf(settingsOf('--mode', 'arp', '--outside', 'fold'), rig)).toMatchObject({
      mode: 'arp',
      outside: 'fold',
      legato: true,
    });
  });

  test('means the split where it gives zones, unless it says otherwise', () => {
    expect(liveOptionsOf(settingsOf('--zone', 'C1..B3=5'), rig).mode).toBe('split');
    expect(liveOptionsOf(settingsOf('--zone', 'C1..B3=5', '--mode', 'poly'), rig).mode).toBe('poly');
  });

  test('takes tempo and longest hold as people say them', () => {
    expect(liveOptionsOf(settingsOf('--bpm', '20', '--max-hold', '0.1'), rig)).toMatchObject({
      tempoBpm: 20,
      maxHoldUs: 100_000,
    });
    expect(() => settingsOf('--bpm', '19')).toThrow('Give a number from 20 to 400.');
    expect(() => settingsOf('--max-hold', '3601')).toThrow('Give a number from 0.1 to 3600.');
  });
});
