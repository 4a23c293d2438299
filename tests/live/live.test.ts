/** The instrument as a whole: what it counts and tells, and how it falls silent. */
import { describe, expect, test } from 'vitest';
import { createSimClock } from '../../src/link/sim-clock.ts';
import { createLive } from '../../src/live/live.ts';
import { LIVE_DEFAULTS } from '../../src/live/options.ts';
import type { LiveOptions } from '../../src/live/options.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';
import { drivesOf } from '../../src/rig/drive-limits.ts';
import { noteToName } from '../../src/units/note-name.ts';
import { bend, cc, createBand, off, on } from './band.ts';

const drives = drivesOf(defaultRig());

/** An instrument that tells of its keys and tones, on a line that counts what it gets and takes a while. */
function open(options: Partial<LiveOptions> = {}) {
  const clock = createSimClock();
  const told: string[] = [];
  const line = { sent: 0, isFull: false };
  const live = createLive({
    drives: drives.slice(0, 2),
    clock,
    output: {
      playNow() {
        line.sent++;
        clock.advanceTo(clock.nowUs() + 100);
      },
      nowBacklog: () => (line.isFull ? 2 : 0),
    },
    options: { ...LIVE_DEFAULTS, ...options },
    onKey: ({ note }, fate) => told.push(`${noteToName(note)} ${fate}`),
    onTones: (tones) => told.push(tones.map((tone) => (tone ? noteToName(tone.note) : '.')).join(' ')),
  });
  return { clock, live, told, line };
}

describe('what is told', () => {
  test('each key with its fate, and each change of what sounds', () => {
    const { live, told } = open();
    live.receive([on('F3'), on('E4'), on('A3')]);
    live.receive([off('A3'), off('E4')]);
    expect(told).toEqual(['F3 .', 'F3 played', 'F3 E4', 'E4 played', 'A3 unplayed', 'F3 .']);
  });

  test('every key of an arpeggio is played, in its turn', () => {
    const { live, told } = open({ mode: 'arp' });
    live.receive([on('F3'), on('E4')]);
    expect(told).toEqual(['F3 played', 'F3 .', 'E4 played']);
    expect(live.counters).toEqual({ pressed: 2, stolen: 0, unplayed: 0, lost: 0 });
  });

  test('latency is the host’s time from the arrival to the last line', () => {
    const { live } = open();
    live.receive([on('F3')]);
    live.receive([off('G3')]);
    expect(live.latency.count).toBe(2);
    expect(live.latency.percentileUs(0.5)).toBe(1);
    expect(live.latency.percentileUs(1)).toBeGreaterThanOrEqual(100);
    expect(live.latency.percentileUs(1)).toBeLessThan(105);
  });
});

describe('what is counted', () => {
  test('a stolen note once, however many drives it had', () => {
    const band = createBand({ mode: 'unison', priority: 'last' });
    band.play(on('C4', 127));
    band.play(on('E4', 127));
    expect(band.live.counters).toEqual({ pressed: 2, stolen: 1, unplayed: 0, lost: 0 });
    band.play(off('E4'), off('C4'));
    expect(band.live.counters.stolen).toBe(1);
  });

  test('a key struck twice is pressed twice, and nothing is stolen', () => {
    const band = createBand();
    band.play(on('C4'), on('C4'));
    expect(band.live.counters).toEqual({ pressed: 2, stolen: 0, unplayed: 0, lost: 0 });
    expect(band.live.held).toHaveLength(1);
  });

  test('keys that nobody plays, each', () => {
    const band = createBand({ outside: 'silent' });
    band.play(on('C6'), on('C7'));
    expect(band.live.counters).toEqual({ pressed: 2, stolen: 0, unplayed: 2, lost: 0 });
  });
});

describe('controllers', () => {
  test('a pedal that says twice that it is down catches nothing anew', () => {
    const band = createBand();
    band.play(on('C4'), cc(66, 127), on('E4'), cc(66, 100), off('C4'), off('E4'));
    expect([...band.sounding.keys()]).toEqual([1]);
    band.play(cc(66, 63));
    expect(band.sounding.size).toBe(0);
  });

  test('pedals hold at 64 and let go at 63', () => {
    const band = createBand();
    band.play(cc(64, 64), on('C4'), off('C4'));
    expect(band.sounding.size).toBe(1);
    band.play(cc(64, 63));
    expect(band.sounding.size).toBe(0);
    band.play(on('C4'), off('C4'));
    expect(band.sounding.size).toBe(0);
  });

  test.each([123, 124, 125, 126, 127])('%d lets go of the keys of its channel', (controller) => {
    const band = createBand();
    band.play(on('C4'), on('E4', 80, 2), cc(controller, 0));
    expect([...band.sounding.keys()]).toEqual([2]);
  });

  test('119 and 122 let go of nothing', () => {
    const band = createBand();
    band.play(on('C4'), cc(119, 0), cc(122, 0));
    expect(band.sounding.size).toBe(1);
  });

  test('120 ends the keys of its channel, pedals or not', () => {
    const band = createBand();
    band.play(cc(64, 127), on('C4'), off('C4'), on('E4', 80, 2), cc(120, 0));
    expect([...band.sounding.keys()]).toEqual([2]);
  });

  test('121 straightens what is bent, and lifts both pedals', () => {
    const band = createBand();
    band.play(on('C4'), bend(8191), cc(64, 127), cc(66, 127));
    band.wait(20_000);
    band.play(cc(121, 0));
    expect(band.lines.at(-1)).toBe('1~C4');
    band.play(off('C4'));
    expect(band.sounding.size).toBe(0);
  });

  test('a controller that changes no pitch sends nothing', () => {
    const band = createBand();
    band.play(on('C4'));
    band.play(cc(7, 100), cc(101, 0), cc(100, 0), cc(6, 12), cc(64, 127));
    band.wait(100_000);
    expect(band.lines).toEqual(['1:C4']);
  });

  test('the mod wheel going down straightens the note', () => {
    const band = createBand();
    band.play(on('C4'), cc(1, 127));
    band.wait(50_000);
    band.play(cc(1, 0));
    band.wait(20_000);
    expect(band.lines.at(-1)).toBe('1~C4');
  });
});

describe('silence', () => {
  test.each(['panic', 'reset'] as const)(
    'by %s: pedals, wheels and keys of all channels are forgotten',
    (how) => {
      const band = createBand();
      for (const channel of [1, 16]) band.play(cc(64, 127, channel), bend(8191, channel), cc(1, 1, channel));
      band.play(on('C4'), on('E4', 80, 16));
      if (how === 'panic') band.live.panic();
      else band.play({ type: 'reset' });
      expect(band.lines.at(-1)).toBe('1. 2. 3. 4. 5. 6.');
      expect(band.live.held).toEqual([]);
      band.wait(1e6);
      const count = band.lines.length;
      for (const channel of [1, 16]) band.play(on('C4', 80, channel), off('C4', channel));
      expect(band.lines.slice(count)).toEqual(['1:C4', '1.', '2:C4', '2.']);
    },
  );

  test('panic gives up what waits for a full line', () => {
    const { live, line, clock } = open();
    line.isFull = true;
    live.receive([on('F3'), off('F3'), on('F3')]);
    live.panic();
    line.isFull = false;
    clock.advanceTo(2000);
    expect(line.sent).toBe(1);
  });

  test('panic ends an arpeggio', () => {
    const { live, told, clock } = open({ mode: 'arp' });
    live.receive([on('F3')]);
    live.panic();
    told.length = 0;
    clock.advanceTo(1e6);
    expect(told).toEqual([]);
    expect(clock.nextAtUs()).toBeUndefined();
  });

  test('once it is closed nothing is sent any more', () => {
    const { live, line, clock } = open({ maxHoldUs: 10_000 });
    line.isFull = true;
    live.receive([on('F3')]);
    live.close();
    line.isFull = false;
    clock.advanceTo(1e6);
    expect(line.sent).toBe(0);
    expect(clock.nextAtUs()).toBeUndefined();
  });

  test('keys held too long are let go without anything being played', () => {
    const { live, line, clock, told } = open({ maxHoldUs: 10_000 });
    live.receive([on('F3')]);
    clock.advanceTo(9999);
    expect(line.sent).toBe(1);
    clock.advanceTo(10_000);
    expect(line.sent).toBe(2);
    expect(told.at(-1)).toBe('. .');
    expect(live.held).toEqual([]);
  });
});

test('what sounds is struck again on demand', () => {
  const band = createBand();
  band.play(on('C4'), on('G2'));
  band.live.refresh();
  expect(band.lines).toEqual(['1:C4 3:G2', '1:C4 3:G2']);
});

test('keys are dealt out as they come, all drives fold, the newest goes first: without any options', () => {
  expect(LIVE_DEFAULTS).toEqual({
    mode: 'poly',
    outside: 'fold',
    priority: 'last',
    legato: false,
    zones: [],
    channels: {},
    arpPattern: 'up',
    tempoBpm: 120,
    maxHoldUs: undefined,
  });
});
