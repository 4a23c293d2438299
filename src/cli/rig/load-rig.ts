/** Which rig is meant: the file a user names, `rig.yaml` of this folder, or the default rig. */
import { defaultRig } from '../../rig/default-rig.ts';
import { parseRig } from '../../rig/parse-rig.ts';
import type { Rig } from '../../rig/types.ts';
import { rigHere } from '../../userfile/node/beside.ts';
import { readUserText } from '../../userfile/node/files.ts';

/** The rig at `path`, or `rig.yaml` of this folder, or the default rig. Throws UserFileError or FileError. */
export async function loadRig(path: string | undefined): Promise<Rig> {
  if (path !== undefined) return parseRig(await readUserText(path), path);
  const here = rigHere();
  return here ? parseRig(here.text, here.path) : defaultRig();
}
