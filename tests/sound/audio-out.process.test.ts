/** The system's audio player may be missing, fail at once or die midway: the music goes on. */
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openAudioOut } from '../../src/sound/node/audio-out.ts';
import { findAudioPlayers, howToHear, type AudioPlayer } from '../../src/sound/node/audio-players.ts';
import { encodeFrames } from '../../src/sound/wav.ts';
import { again, HANG_MS } from '../until.ts';

const folder = mkdtempSync(join(tmpdir(), 'flopera-sound-'));
const left = Float32Array.from({ length: 480 }, (_, frame) => Math.sin(frame / 9));
const right = left.map((sample) => sample / 2);

function shellPlayer(name: string, script: string): AudioPlayer {
  return { name, path: '/bin/sh', args: ['-c', script] };
}

describe.skipIf(process.platform === 'win32')('openAudioOut', () => {
  test('a player gets every frame, and may finish before close resolves', async () => {
    const heard = join(folder, 'heard.raw');
    const out = openAudioOut({
      players: [shellPlayer('cat', `cat > '${heard}'`)],
      sampleRateHz: 48_000,
    });
    for (let block = 0; block < 5; block++) out.write(left, right);
    expect(out.player).toBe('cat');
    await out.close(HANG_MS);
    const frames = encodeFrames(left, right);
    expect(readFileSync(heard)).toEqual(Buffer.concat([frames, frames, frames, frames, frames]));
  });

  test('where one fails the next takes over; when the last dies it is told once, and writing does not throw', async () => {
    const lost: string[] = [];
    const gone = await new Promise<string>((resolve) => {
      const out = openAudioOut({
        players: [
          { name: 'missing', path: join(folder, 'no-such-player'), args: [] },
          shellPlayer('refuses', 'exit 3'),
          shellPlayer('dies', 'head -c 1000 > /dev/null; exit 7'),
        ],
        sampleRateHz: 48_000,
        onLost: (reason) => {
          lost.push(reason);
          stopFeeding();
          for (let block = 0; block < 50; block++) out.write(left, right);
          void out.close().then(() => resolve(reason));
        },
      });
      const stopFeeding = again(() => out.write(left, right));
    });
    expect(gone).toMatch(/^no sound: dies (ended \(exit code 7\)|stopped listening); the drives play on$/);
    expect(lost).toHaveLength(1);
  });

  test('a player that takes nothing costs no memory: what it lags behind is dropped', async () => {
    const out = openAudioOut({ players: [shellPlayer('deaf', 'exec sleep 60')], sampleRateHz: 48_000 });
    for (let block = 0; block < 1000; block++) out.write(left, right);
    expect(out.droppedFrames).toBeGreaterThan(400_000);
    await out.close(10);
  });

  test('without any player it is told so, and all else is quiet', async () => {
    const lost: string[] = [];
    const out = openAudioOut({ players: [], sampleRateHz: 48_000, onLost: (reason) => lost.push(reason) });
    out.write(left, right);
    await out.close();
    expect(lost).toEqual(['no sound: no audio player was found; the drives play on']);
  });
});

describe('findAudioPlayers', () => {
  test('finds what stands in the path, best first', () => {
    for (const name of ['play', 'aplay']) {
      writeFileSync(join(folder, name), '');
      chmodSync(join(folder, name), 0o755);
    }
    const names = findAudioPlayers(48_000, `/no/such/folder:${folder}`, 'linux').map(({ name }) => name);
    expect(names).toEqual(['aplay', 'play']);
    expect(findAudioPlayers(48_000, '', 'linux')).toEqual([]);
  });

  test.each(['linux', 'darwin', 'win32', 'freebsd'])('on %s one line tells how to hear', (platform) => {
    expect(howToHear(platform)).toMatch(/^no sound: .* install .* flopera render SONG\.mid -o x\.wav.*$/);
  });
});
