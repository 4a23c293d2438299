/** `flopera arrange`: tells which drive plays what of a song, and what nobody plays. */
import { Command } from 'commander';
import { arrangementLines } from '../arrange/arrangement-lines.ts';
import { loadSong } from '../load-song.ts';
import { addMusicOptions } from '../music-options.ts';
import type { MusicOptions } from '../music-options.ts';

type ArrangeOptions = MusicOptions & { json?: boolean };

export function arrangeCommand(): Command {
  const command = new Command('arrange')
    .description('tell which drive plays what, and which notes are lost')
    .argument('<file>', 'a MIDI file')
    .option('--json', 'print JSON: the voices, and every dropped note with its reason');
  return addMusicOptions(command).action(runArrange);
}

async function runArrange(path: string, { json = false, ...options }: ArrangeOptions): Promise<void> {
  const song = await loadSong(path, options);
  const { voices, dropped, durationUs } = song.arranged;
  console.log(
    json
      ? JSON.stringify({ voices, dropped, durationUs })
      : arrangementLines(song.title, song.arranged).join('\n'),
  );
}
