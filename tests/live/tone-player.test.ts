/** What drives are told of the tones they sound: only what changed, bent as far as they can, in vibrato while it lasts. */
import { describe, expect, test } from 'vitest';
import { createSimClock } from '../../src/link/sim-clock.ts';
import { centsAt, isVibrating } from '../../src/live/output/channel-pitch.ts';
import { createLatency } from '../../src/live/output/latency.ts';
import { createOutputQueue } from '../../src/live/output/output-queue.ts';
import { createTonePlayer } from '../../src/live/output/tone-player.ts';
import type { Tone, Tones } from '../../src/live/types.ts';
import { ChannelControllers, PortControllers } from '../../src/midi/channel-controllers.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';
import { drivesOf } from '../../src/rig/drive-limits.ts';
import { nameToNote } from '../../src/units/note-name.ts';
import { periodUsToNote } from '../../src/units/pitch.ts';
import { tellEvent } from './band.ts';

const VIBRATO_PERIOD_US = 1e6 / 5.5;

function tone(name: string, { channel = 1, legato = false } = {}): Tone {
  const note = nameToNote(name) ?? 0;
  return { key: { channel, note, velocity: 80, order: 1, pressedUs: 0 }, note, legato };
}

function open(drives = drivesOf(defaultRig()).slice(0, 2)) {
  const clock = createSimClock();
  const lines: string[] = [];
  const shown: Tones[] = [];
  const output = {
    playNow: (events: readonly Parameters<typeof tellEvent>[0][]) =>
      void lines.push(events.map(tellEvent).join(' ')),
    nowBacklog: () => 0,
  };
  const queue = createOutputQueue(output, clock);
  const controllers = new PortControllers();
  const player = createTonePlayer({
    drives,
    controllers,
    queue,
    clock,
    onTones: (tones) => shown.push(tones),
  });
  const show = (...tones: Tones): string[] => {
    player.show(tones);
    queue.flush();
    return lines.splice(0);
  };
  return { clock, lines, shown, queue, controllers, player, show };
}

describe('tones', () => {
  test('what is new is struck, what is gone rests, what stays is left alone', () => {
    const { show, shown, player } = open();
    const c = tone('C4');
    expect(show(c, undefined)).toEqual(['1:C4']);
    expect(show(c, tone('E4'))).toEqual(['2:E4']);
    expect(show(undefined, tone('F3'))).toEqual(['1. 2:F3']);
    expect(show(undefined, undefined)).toEqual(['2.']);
    expect(shown).toHaveLength(4);
    player.show(player.tones);
    expect(shown).toHaveLength(4);
  });

  test('legato is a bend where the drive sounds, and struck where it does not', () => {
    const { show } = open();
    expect(show(tone('C4'), tone('C4', { legato: true }))).toEqual(['1:C4 2:C4']);
    expect(show(tone('D4', { legato: true }), tone('D4'))).toEqual(['1~D4 2:D4']);
  });

  test('are struck again when the drives may have forgotten them, and all rest when they shall be silent', () => {
    const { show, player, queue, lines, shown } = open();
    show(undefined, tone('E4', { legato: true }));
    player.refresh();
    expect(lines.splice(0)).toEqual(['2:E4']);
    player.silence();
    queue.flush();
    expect(lines).toEqual(['1. 2.']);
    expect(player.tones).toEqual([undefined, undefined]);
    expect(shown.at(-1)).toBe(player.tones);
  });
});

describe('bends', () => {
  test('reach what sounds on their channel', () => {
    const { show, controllers, player, queue, lines } = open();
    show(tone('C4'), tone('E4', { channel: 2 }));
    controllers.of(2).bend = -4096;
    player.repitch(2);
    queue.flush();
    expect(lines.splice(0)).toEqual(['2~D#4']);
    controllers.of(1).bend = 4096;
    player.repitch(1);
    player.repitch(3);
    queue.flush();
    expect(lines).toEqual(['1~C#4']);
  });

  test('end at 500 steps a second, or where a drive that goes higher ends', () => {
    const [drive] = drivesOf(defaultRig());
    const high = drive && { ...drive, id: 2, highNote: 83 };
    const { show, controllers } = open([drive, high].flatMap((each) => each ?? []));
    controllers.of(1).bend = 8191;
    controllers.of(1).take(101, 0);
    controllers.of(1).take(100, 0);
    controllers.of(1).take(6, 24);
    const [line = ''] = show(tone('E4'), tone('E4'));
    expect(line.split(' ')).toEqual(['1:B4+21', '2:B5']);
    expect(periodUsToNote(2000)).toBeCloseTo(71.21, 2);
  });
});

describe('vibrato', () => {
  test('swings by half a semitone at the most, five and a half times a second', () => {
    const channel = new ChannelControllers();
    const cents = (periods: number) => centsAt(channel, periods * VIBRATO_PERIOD_US);
    expect([cents(0.25), isVibrating(channel)]).toEqual([0, false]);
    channel.take(1, 1);
    expect(isVibrating(channel)).toBe(true);
    expect(cents(0.25)).toBeCloseTo(50 / 127, 9);
    channel.take(1, 127);
    channel.bend = 4096;
    expect([0, 0.25, 0.5, 0.75, 1.25].map(cents)).toEqual(
      [100, 150, 100, 50, 150].map((each) => expect.closeTo(each, 6)),
    );
  });

  test('is sampled every 20 ms while something sounds that vibrates', () => {
    const { show, controllers, clock, lines, player } = open();
    controllers.of(1).take(1, 127);
    player.repitch(1);
    expect(clock.nextAtUs()).toBeUndefined();
    show(tone('C4'), tone('E4', { channel: 2 }));
    player.repitch(1);
    clock.advanceTo(19_999);
    expect(lines).toEqual([]);
    clock.advanceTo(20_000);
    clock.advanceTo(40_000);
    expect(lines).toEqual(['1~C4+32', '1~C4+49']);
    show(undefined, tone('E4', { channel: 2 }));
    lines.length = 0;
    clock.advanceTo(1e6);
    expect(lines).toEqual([]);
    expect(clock.nextAtUs()).toBeUndefined();
  });

  test('begins with the wheel, too', () => {
    const { show, controllers, clock, player } = open();
    show(tone('C4'), undefined);
    expect(clock.nextAtUs()).toBeUndefined();
    controllers.of(1).take(1, 64);
    player.repitch(1);
    expect(clock.nextAtUs()).toBe(10_000 * 2);
  });
});

describe('latency', () => {
  test('before the first event it is nothing, and an event without any stands for a microsecond', () => {
    const latency = createLatency();
    expect([latency.count, latency.percentileUs(0.5)]).toEqual([0, 0]);
    latency.add(0);
    expect([latency.count, latency.percentileUs(1)]).toEqual([1, 1]);
  });

  test('a share of the events stays within what is told, and no more', () => {
    const latency = createLatency();
    for (const us of [100, 1000, 10_000, 100_000]) latency.add(us);
    const told = [0.25, 0.26, 0.5, 0.75, 1].map((share) => latency.percentileUs(share));
    [100, 1000, 1000, 10_000, 100_000].forEach((us, index) => {
      expect(told[index]).toBeGreaterThanOrEqual(us);
      expect(told[index]).toBeLessThan(us * 1.05);
    });
  });

  test('what is longer than a minute is told as more than a minute', () => {
    const latency = createLatency();
    latency.add(1e12);
    expect(latency.percentileUs(1)).toBeCloseTo(1.05 ** 369, 0);
    expect(latency.percentileUs(1)).toBeGreaterThan(60e6);
  });
});
