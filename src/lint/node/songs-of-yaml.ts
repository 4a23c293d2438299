/** What a YAML file that was named stands for: the songs beside it, or, where it is no arrangement, nothing to lint. */
import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { isMap, parseDocument } from 'yaml';
import { CONFIG_NAME } from '../config.ts';
import { wrongName } from '../../userfile/file-names.ts';
import { readTextSync } from '../../userfile/node/read-sync.ts';

export type Named = {
  songs: string[];
  /** Configurations among the files named: no songs, but worth a look. */
  configs?: string[];
  isStream?: boolean;
  /** What was named and stands for no song: place, fact and remedy. */
  faults?: string[];
};

export const SONG = /\.(midi?|kar|rmi)$/i;
export const YAML = /\.ya?ml$/i;
export const SONG_OR_YAML = /\.(midi?|kar|rmi|ya?ml)$/i;
const CONFIG_OF_ANOTHER_NAME = /^flopera\.config\.ya?ml$/i;

export function songsOfYaml(path: string): Named {
  const name = basename(path);
  if (name === CONFIG_NAME) return { songs: [], configs: [path] };
  if (CONFIG_OF_ANOTHER_NAME.test(name)) return noSongs(path, wrongName('a configuration', CONFIG_NAME));
  const songs = songsBeside(path);
  const stem = name.replace(YAML, '');
  if (songs.length > 0) {
    return name.endsWith('.yaml') ? { songs } : noSongs(path, wrongName('an arrangement', `${stem}.yaml`));
  }
  if (isRig(path)) return { songs };
  const remedy = `put ${stem}.mid beside it, or name the song`;
  return noSongs(path, `there is no song beside this arrangement; ${remedy}`);
}

function noSongs(path: string, fault: string): Named {
  return { songs: [], faults: [`${path}: ${fault}`] };
}

function songsBeside(path: string): string[] {
  const name = basename(path);
  const stem = name.replace(YAML, '');
  const folder = path.slice(0, path.length - name.length);
  const names = readdirSync(dirname(path)).filter(
    (other) => other.replace(SONG, '') === stem && SONG.test(other),
  );
  return names.toSorted().map((song) => folder + song);
}

/** A rig has boards, and nothing else that flopera reads has them. */
function isRig(path: string): boolean {
  const { contents } = parseDocument(readTextSync(path));
  return isMap(contents) && contents.has('boards');
}
