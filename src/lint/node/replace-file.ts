/** Writes files whole: whatever happens, one holds the old bytes or the new ones, and never a half of them. */
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * A link stays a link, and the file keeps its mode.
 * @throws the system's error; the file is then as it was.
 */
export function replaceFile(path: string, data: string | Uint8Array): void {
  const file = realpathSync(path);
  // Renaming asks for rights on the folder alone; a file that is protected is not to be replaced all the same.
  accessSync(file, constants.W_OK);
  const beside = join(dirname(file), `.${basename(file)}.${process.pid}.part`);
  createFile(beside, data, file);
  try {
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/**
 * A new file with the mode of another.
 * @throws the system's error, also where the file is there already.
 */
export function createFile(path: string, data: string | Uint8Array, modelPath: string): void {
  const { mode, uid, gid } = statSync(modelPath);
  writeFileSync(path, '', { flag: 'wx' });
  try {
    writeFileSync(path, data, { flush: true });
    // Files made by root would be root's.
    if (process.getuid?.() === 0) chownSync(path, uid, gid);
    chmodSync(path, mode);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}
