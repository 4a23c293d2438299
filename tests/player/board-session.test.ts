/** From hello to ready and back: what a session asks, how long it waits, and what it makes of what a board says. */
import { describe, expect, it } from 'vitest';
import { encodeLine } from '../../src/wire/encode.ts';
import { scriptedBoard } from './scripted-board.ts';

const NEVER =
  "lost: /dev/ttyACM0: no answer to hello; close whatever else uses the port, or put flopera's firmware on the board: flopera flash --port /dev/ttyACM0";

describe('before hello', () => {
  it('asks at once, then in peace for a bootloader, and gives up again and again', () => {
    const board = scriptedBoard();
    board.to(5_100_000);
    expect(board.wrote()).toEqual(
      [0, 40, 1700, 1900, 2100, 2300, 2500, 2540, 4200, 4400, 4600, 4800, 5000, 5040].map(
        (ms) => `${ms} hello`,
      ),
    );
    expect(board.told).toEqual([`2500 ${NEVER}`, `5000 ${NEVER}`]);
    expect(board.session.state).toMatchObject({
      identity: '',
      kind: undefined,
      connected: false,
      roundTripUs: undefined,
    });
  });

  it('does not count what is damaged: it may be a bootloader', () => {
    const board = scriptedBoard();
    board.sayBytes(new TextEncoder().encode('avrdude?\n'));
    expect(board.session.state.faults.damagedLines).toBe(0);
    board.hello();
    board.sayBytes(new TextEncoder().encode('K*0000\n'));
    expect(board.session.state.faults.damagedLines).toBe(1);
  });

  it('will not do with another version of the protocol', () => {
    const board = scriptedBoard();
    board.hello({ protocol: 2 });
    expect(board.told).toEqual([
      '0 unfit: /dev/ttyACM0: the board speaks version 2 of the protocol, this flopera version 1; bring the board up to date: flopera flash --port /dev/ttyACM0',
    ]);
  });

  it('will not do with fewer places than the rig has drives', () => {
    const board = scriptedBoard();
    board.hello({ drives: 1 });
    expect(board.told).toEqual([
      '0 unfit: /dev/ttyACM0: the board has pins for 1 drive, and the rig gives it 2; move drive 8 and those after it to another board',
    ]);
    const enough = scriptedBoard();
    enough.hello({ drives: 2 });
    expect(enough.told).toEqual([]);
  });
});

describe('homing', () => {
  it('sends settings, homes, and is ready once the board has homed and its clock is known', () => {
    const board = scriptedBoard();
    board.getReady();
    const said = board.wrote().map((line) => line.split(' ')[1]);
    expect(said.filter((type) => type === 'drive')).toHaveLength(2);
    expect(said.indexOf('home')).toBeGreaterThan(said.lastIndexOf('drive'));
    expect(board.told).toHaveLength(1);
    expect(board.told[0]).toMatch(/^\d+ ready$/);
    expect(board.session.state).toMatchObject({
      id: 'main',
      identity: 'uno 0.1.0',
      kind: 'uno',
      connected: true,
    });
    expect(board.session.ticksPerUs()).toBeCloseTo(2, 4);
    expect(board.session.tickAt(1e6)).toBeCloseTo(2e6, -2);
  });

  it('is not over where drives are missing', () => {
    const board = scriptedBoard();
    board.hello();
    board.to(100_000);
    board.say({ type: 'homed', homedMask: 2 });
    board.to(900_000);
    expect(board.told).toEqual([]);
    board.say({ type: 'homed', homedMask: 7 });
    board.to(950_000);
    expect(board.told).toHaveLength(1);
  });

  it('is not over before the board has taken the order', () => {
    const board = scriptedBoard({ answers: false });
    board.hello();
    board.say({ type: 'homed', homedMask: 3 });
    expect(board.session.talk?.scheduled.openLines).toBe(3);
    expect(board.session.ready).toBeUndefined();
  });

  it('is asked about after a second, four times a second, since its end may have been lost', () => {
    const board = scriptedBoard();
    board.hello();
    board.wrote();
    board.to(1_600_000);
    const hellos = board
      .wrote()
      .filter((line) => line.endsWith('hello'))
      .map((line) => Number(line.split(' ')[0]));
    expect(hellos[0]).toBeGreaterThanOrEqual(1_000);
    expect(hellos[0]).toBeLessThan(1_101);
    expect(hellos).toHaveLength(3);
    expect((hellos[1] ?? 0) - (hellos[0] ?? 0)).toBeGreaterThanOrEqual(250);
    board.hello({ homedMask: 3 });
    board.to(1_700_000);
    expect(board.told).toHaveLength(1);
    expect(board.told[0]).toMatch(/ready$/);
  });

  it('that takes more than six seconds has failed', () => {
    const board = scriptedBoard();
    board.hello();
    board.to(5_990_000);
    expect(board.told).toEqual([]);
    board.to(6_100_000);
    expect(board.told[0]).toMatch(/^60\d\d lost: the drives of main did not finish homing$/);
    expect(board.session.talk).toBeUndefined();
    expect(board.session.state.faults.interruptions).toBe(0);
  });
});

describe('a board that says nothing more', () => {
  it('is lost 600 ms after its lines were sent again for the first time', () => {
    const board = scriptedBoard({ answers: false });
    board.hello();
    board.to(649_999);
    expect(board.told).toEqual([]);
    board.to(650_000);
    expect(board.told).toEqual(['650 lost: /dev/ttyACM0 answers no more']);
  });

  it('is not, as long as it says anything', () => {
    const board = scriptedBoard({ answers: false });
    board.hello();
    board.to(500_000);
    board.say({ type: 'homed', homedMask: 0 });
    board.to(1_000_000);
    expect(board.told).toEqual([]);
  });

  it('was interrupted only if it was ready', () => {
    const board = scriptedBoard();
    board.getReady();
    board.drop('unplugged');
    expect(board.told.at(-1)).toBe(`${Math.round(board.clock.nowUs() / 1000)} lost: unplugged (closed)`);
    expect(board.session.state).toMatchObject({ connected: false, faults: { interruptions: 1 } });
    board.wrote();
    board.to(board.clock.nowUs() + 5_000_000);
    expect(board.wrote()).toEqual([]);
  });
});

describe('a board that is ready', () => {
  it('is still the same where its hello says so', () => {
    const board = scriptedBoard();
    board.getReady();
    board.hello({ homedMask: 3 });
    expect(board.session.state).toMatchObject({ connected: true, faults: { interruptions: 0 } });
    expect(board.told).toHaveLength(1);
  });

  it.each([
    ['drives are not homed any more', { homedMask: 1 }],
    ['numbers begin anew', { homedMask: 3, sequence: 200 }],
    ['urgent numbers begin anew', { homedMask: 3, urgentSequence: 200 }],
  ])('was reset where its %s', (_what, fields) => {
    const board = scriptedBoard();
    board.getReady();
    board.hello(fields);
    expect(board.told.slice(1).map((line) => line.replace(/^\d+ /, ''))).toEqual(['lost: main was reset']);
    expect(board.session.state).toMatchObject({ connected: false, faults: { interruptions: 1 } });
    board.wrote();
    board.to(board.clock.nowUs() + 50_000);
    expect(board.wrote().map((line) => line.split(' ')[1])).toContain('home');
  });

  it('tells its faults, which are counted by name', () => {
    const board = scriptedBoard();
    board.getReady();
    board.say({ type: 'event', fault: 'late', count: 3 });
    board.say({ type: 'event', fault: 'no-track0', count: 2 });
    board.say({ type: 'event', fault: 'no-track0', count: 1 });
    expect(board.session.state.faults).toMatchObject({
      lateEvents: 3,
      told: { 'no-track0': 3 },
      interruptions: 0,
    });
  });

  it('forgot its queue where its watchdog struck; said twice within 300 ms that is one interruption', () => {
    const board = scriptedBoard();
    board.getReady();
    const struckUs = board.clock.nowUs();
    board.say({ type: 'event', fault: 'watchdog', count: 1 });
    board.to(struckUs + 299_000);
    board.say({ type: 'event', fault: 'watchdog', count: 1 });
    expect(board.session.state.faults.interruptions).toBe(1);
    board.to(struckUs + 300_000);
    board.say({ type: 'event', fault: 'watchdog', count: 1 });
    expect(board.session.state.faults).toMatchObject({ interruptions: 2, told: {} });
    expect(board.told.filter((line) => line.endsWith('queue lost'))).toHaveLength(2);
    expect(board.session.state.connected).toBe(true);
  });

  it('that is not ready has no queue to forget', () => {
    const board = scriptedBoard();
    board.hello();
    board.say({ type: 'event', fault: 'watchdog', count: 1 });
    expect(board.told).toEqual([]);
    expect(board.session.state.faults).toMatchObject({ interruptions: 0, told: {} });
  });

  it('is spoken of by its newest link alone', () => {
    const board = scriptedBoard();
    board.getReady();
    const old = board.reopen();
    old.sayBytes(encodeLine({ type: 'event', fault: 'late', count: 3 }));
    expect(board.session.state.faults.lateEvents).toBe(0);
    expect(board.session.talk).toBeUndefined();
  });

  it('is left alone once it is closed', async () => {
    const board = scriptedBoard();
    board.getReady();
    await board.session.close();
    board.wrote();
    board.to(board.clock.nowUs() + 3_000_000);
    expect(board.wrote()).toEqual([]);
    expect(board.session.state.connected).toBe(false);
  });
});
