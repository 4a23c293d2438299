/**
 * Every bundled piece, from its MIDI file to the pins: onsets, heads, and how fast it renders. Speed is told by the time of
 * the processor, since others may want that, too.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadSong } from '../src/cli/song/load-song.ts';
import { renderSong } from '../src/cli/play/render-song.ts';
import type { SongEdge } from '../src/cli/play/render-song.ts';
import { withBoard } from '../src/cli/rig/board-choice.ts';
import { compare, quantile } from './song/heard-notes.ts';

const FOLDER = fileURLToPath(new URL('../arrangements/', import.meta.url));
const BOARDS = ['emulator:uno', 'emulator:leostick'];

console.log(
  '| piece | board | length, s | onsets | p99, µs | most, µs | lost | added | bangs | turned | times real time |',
);
console.log('| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.mid'))) {
  const song = await loadSong(FOLDER + file, {});
  for (const board of BOARDS) {
    const edges: SongEdge[] = [];
    const before = process.cpuUsage();
    const { bangs } = await renderSong(withBoard(song.rig, board), song.program, {
      edge: (edge) => edges.push(edge),
      frames: () => undefined,
    });
    const { user, system } = process.cpuUsage(before);
    const realTimes = song.program.endUs / (user + system);
    const { onsetErrorsUs, lost, added, turned } = compare(song.program, edges);
    const cells = [
      file.replace('.mid', ''),
      board.split(':')[1],
      (song.program.endUs / 1e6).toFixed(0),
      onsetErrorsUs.length,
      quantile(onsetErrorsUs, 0.99).toFixed(1),
      quantile(onsetErrorsUs, 1).toFixed(1),
      lost,
      added,
      bangs,
      turned,
      realTimes.toFixed(1),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}
