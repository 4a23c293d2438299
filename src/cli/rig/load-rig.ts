/** Which rig is meant: the file a user names, `rig.yaml` of this folder, or the default rig. */
import { defaultRig } from '../../rig/default-rig.ts';
import { parseRig } from '../../rig/parse-rig.ts';
import type { Rig } from '../../rig/types.ts';
import { readUserText, userFileExists } from '../files/user-files.ts';

/** The rig file that is meant where none is named, if it is there. */
export const RIG_HERE = 'rig.yaml';

/** The rig at `path`, or `rig.yaml` of this folder, or the default rig. Throws UserFileError or UsageError. */
export async function loadRig(path: string | undefined): Promise<Rig> {
  const file = path ?? ((await userFileExists(RIG_HERE)) ? RIG_HERE : undefined);
  return file === undefined ? defaultRig() : parseRig(await readUserText(file), file);
}
