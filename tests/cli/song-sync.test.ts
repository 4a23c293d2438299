/** The song that plays along follows the MIDI clock, and the keyboard's drives sound on whatever is done to it. */
import { expect, test } from 'vitest';
import { createSongSync } from '../../src/cli/live/song-sync.ts';
import type { Song } from '../../src/cli/song/load-song.ts';
import type { MidiMessage } from '../../src/midi/midi-stream.ts';
import type { Player } from '../../src/player/types.ts';
import { createBand, on } from '../live/band.ts';

/** A song at 120 quarters a minute, played `tempo` times as fast by its arrangement. */
function openSync(tempo = 1) {
  const band = createBand();
  const told: string[] = [];
  const now = { tempo: 1, songUs: 30e6 };
  const player = {
    state: () => now,
    seek: (songUs: number) => told.push(`seek ${songUs}`),
    resume: () => told.push('resume'),
    pause: () => told.push('pause'),
    setTempo(factor: number) {
      now.tempo = factor;
      told.push(`tempo ${factor.toFixed(2)}`);
    },
  };
  const song = { tempo, score: { tempos: [{ startUs: 0, midiTick: 0, usPerQuarter: 500_000 }] } };
  const sync = createSongSync(song as Song, player as unknown as Player, band.live, band.clock);
  const hear = (...messages: MidiMessage[]): void => {
    band.play(...messages);
    sync.hear(messages);
  };
  const clock = (bpm: number, ticks: number): void => {
    for (let tick = 0; tick < ticks; tick++) {
      hear({ type: 'clock' });
      band.wait(60e6 / bpm / 24);
    }
  };
  return { band, sync, told, hear, clock };
}

test('start begins anew, stop pauses, continue goes on', () => {
  const { told, hear } = openSync();
  hear({ type: 'start' }, { type: 'stop' }, { type: 'continue' });
  expect(told).toEqual(['seek 0', 'resume', 'pause', 'resume']);
});

test('the tempo of the clock is the tempo of the song, and jitter is none', () => {
  const { told, clock } = openSync();
  clock(120, 60);
  expect(told).toEqual([]);
  clock(150, 60);
  clock(150.3, 60);
  expect(told.at(-1)).toBe('tempo 1.25');
  expect(told.length).toBeLessThanOrEqual(2);
});

test('an arrangement that plays faster needs less of it', () => {
  const { told, clock, sync } = openSync(1.25);
  clock(150, 60);
  expect(told).toEqual([]);
  expect(sync.scoreUs()).toBe(37.5e6);
});

test('steering flushes the boards: what the keyboard holds is struck again', () => {
  const { band, sync, told } = openSync();
  band.play(on('C4'));
  sync.steer((player) => player.pause());
  band.wait(100_000);
  expect(told).toEqual(['pause']);
  expect(band.lines).toEqual(['1:C4', '1:C4']);
});
