/** How many times faster than it sounds six busy drives are synthesised, on one core. */
import { createSynth } from '../src/sound/synth.ts';
import { stepsOf } from '../tests/sound/song.ts';

const SECONDS = 60;
const BLOCK_FRAMES = 2400;
const NOTES = [29, 36, 41, 48, 53, 64];

const synth = createSynth({ drives: NOTES.map(() => ({ levelDb: 0 })) });
NOTES.forEach((note, drive) => {
  for (const step of stepsOf(note, 0, SECONDS * 1e6)) synth.step(drive, step);
});
const [left, right] = [new Float32Array(BLOCK_FRAMES), new Float32Array(BLOCK_FRAMES)];
const before = process.cpuUsage();
while (synth.frames < SECONDS * synth.sampleRateHz) synth.pull(left, right);
// Time of the processor, so that what else runs on the machine counts little.
const { user, system } = process.cpuUsage(before);
const timesRealTime = (SECONDS * 1e6) / (user + system);

console.log('| synthesis, six drives busy | |\n| --- | --- |');
console.log(`| times real time, by the processor’s own time | ${timesRealTime.toFixed(0)} |`);
