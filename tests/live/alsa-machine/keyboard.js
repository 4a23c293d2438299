// Inside the machine: a keyboard of our own, plugged into ALSA's sequencer, plays the emulated drives; each line it
// prints is a JSON value about STEP edges of the firmware.
import easymidi from 'easymidi';
import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSimWorld } from '../../../src/emulator/sim-world.ts';
import { readFirmwareImage } from '../../../src/emulator/node/firmware-image.ts';
import { createLive } from '../../../src/live/live.ts';
import { openMidiInputs } from '../../../src/live/node/midi-inputs.ts';
import { lastingName, loadMidiSystem } from '../../../src/live/node/midi-system.ts';
import { LIVE_DEFAULTS } from '../../../src/live/options.ts';
import { createPlayer } from '../../../src/player/player.ts';
import { defaultRig } from '../../../src/rig/default-rig.ts';

const tell = (test, value) => console.log(JSON.stringify({ test, value }));

/** Until what was played just now has reached the pins. */
const ANSWER_US = 10_000;

const world = createSimWorld();
const [board] = defaultRig().boards;
const steps = board.drives.map(() => []);
const { link } = world.add({
  board: 'uno',
  image: readFirmwareImage('uno'),
  drives: board.drives.length,
  onStep: (edge) => steps[edge.place - 1].push(edge.us),
});
const player = createPlayer([{ board, link }]);
await world.settle(player.connect(), 30e6);
const live = createLive({ drives: board.drives, output: player, clock: world.clock, options: LIVE_DEFAULTS });
const ports = [];
let received = 0;
const inputs = openMidiInputs({
  system: await loadMidiSystem(),
  names: ['RtMidi Output Client:Stage Piano'],
  virtual: 'flopera',
  onMessages(messages) {
    received += messages.length;
    live.receive(messages);
  },
  onPort: (port, isOpen) => ports.push(`${lastingName(port)} ${isOpen ? 'open' : 'gone'}`),
});

/** Lets through what was sent, then a second of the world pass; the steps of each drive in it, per second. */
async function listen() {
  await until(() => received >= sent);
  world.runUntil(() => false, world.clock.nowUs() + ANSWER_US);
  const fromUs = world.clock.nowUs();
  world.runUntil(() => false, fromUs + 1e6);
  return steps.map((times) => times.filter((us) => us >= fromUs && us < fromUs + 1e6).length);
}

/** However long a slow machine takes; it is ended by the test outside. */
async function until(isThere) {
  while (!isThere()) await sleep(10);
}

const keys = new easymidi.Output(easymidi.getOutputs().find((name) => name.includes('flopera')));
let sent = 0;
function send(type, message) {
  sent++;
  keys.send(type, { ...message, channel: 0 });
}
const on = (note, velocity = 100) => send('noteon', { note, velocity });
const off = (note) => send('noteoff', { note, velocity: 0 });
const cc = (controller, value) => send('cc', { controller, value });
const bend = (value) => send('pitch', { value });

const scale = [];
for (const note of [53, 55, 57, 59, 60, 62, 64]) {
  on(note);
  scale.push(Math.max(...(await listen())));
  off(note);
}
tell('scale', scale);

for (const note of [29, 36, 45, 52, 57, 64]) on(note);
tell(
  'chord',
  (await listen()).toSorted((a, b) => a - b),
);
on(60);
await listen();
tell('seventh key', live.counters.stolen);
cc(64, 127);
for (const note of [29, 36, 45, 52, 57, 60, 64]) off(note);
tell('sustained', (await listen()).filter((count) => count > 0).length);
cc(64, 0);
tell('released', await listen());

on(57);
bend(16_383);
tell('bent', Math.max(...(await listen())));
bend(8192);
live.panic();
tell('panic', await listen());
off(57);

// A second keyboard is plugged in, holds a key, and is pulled out.
const piano = spawn(process.execPath, ['tests/live/alsa-machine/stage-piano.js'], {
  stdio: ['pipe', 'inherit', 'inherit'],
});
await until(() => ports.some((port) => port.includes('Stage Piano')));
piano.stdin.write('play\n');
await until(() => live.held.length > 0);
received = sent;
tell('plugged in', Math.max(...(await listen())));
const cli = (...args) =>
  spawnSync(process.execPath, ['bin/flopera.js', 'live', ...args], { encoding: 'utf8' });
tell('list', cli('--list').stdout);
tell('misspelt', cli('--port', 'Stage Pinao').stderr);
piano.kill('SIGKILL');
await until(() => live.held.length === 0);
tell('pulled out', await listen());
tell(
  'ports',
  ports.filter((port) => /flopera|Stage/.test(port)).map((port) => port.replace(/^.*:/, '')),
);

inputs.close();
keys.close();
process.exit(0);
