/** `flopera show`: what an arrangement makes of a song, seen as a piano roll. */
import { extname } from 'node:path';
import { Command } from 'commander';
import pc from 'picocolors';
import { toHtml } from '../../roll/to-html.ts';
import { toRoll } from '../../roll/to-roll.ts';
import { toSvg } from '../../roll/to-svg.ts';
import { toTerminal } from '../../roll/to-terminal.ts';
import type { Roll } from '../../roll/types.ts';
import { loadSong } from '../song/load-song.ts';
import { addMusicOptions } from '../options/music-options.ts';
import type { MusicOptions } from '../options/music-options.ts';
import { writeUserFile } from '../../userfile/node/files.ts';

type ShowOptions = MusicOptions & { output?: string };

const PICTURES: Readonly<Record<string, (roll: Roll) => string>> = { '.svg': toSvg, '.html': toHtml };
const COLUMNS_IN_A_PIPE = 100;

export function showCommand(): Command {
  const command = new Command('show')
    .argument('<file>', 'a MIDI file')
    .option('-o, --output <picture>', 'write a picture: OUT.svg or OUT.html');
  return addMusicOptions(command).action(show);
}

async function show(path: string, options: ShowOptions, command: Command): Promise<void> {
  const picture = options.output === undefined ? undefined : PICTURES[extname(options.output).toLowerCase()];
  if (options.output !== undefined && !picture) {
    command.error(`${options.output} is no picture that show can write; name it .svg or .html`);
  }
  const song = await loadSong(path, options);
  const roll = toRoll(song);
  if (options.output !== undefined && picture) {
    await writeUserFile(options.output, picture(roll));
    console.log(`${options.output} written`);
    return;
  }
  const columns = process.stdout.columns || COLUMNS_IN_A_PIPE;
  for (const line of toTerminal(roll, { columns, color: pc.isColorSupported })) console.log(line);
}
