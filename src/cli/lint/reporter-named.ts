/** The reporter that `--format` names. */
import { reporters } from '../../lint/reporters/index.ts';
import type { Reporter } from '../../lint/report.ts';
import { nearestWord } from '../../rig/nearest-word.ts';
import { UsageError } from '../exit/error-boundary.ts';

/** @throws UsageError where there is none of that name. */
export async function reporterNamed(name: string): Promise<Reporter> {
  const load = Object.hasOwn(reporters, name) ? reporters[name] : undefined;
  if (load) return load();
  const names = Object.keys(reporters);
  const guess = nearestWord(name, names);
  throw new UsageError(
    `there is no format '${name}'; ${guess === undefined ? `write ${names.join(', ')}` : `did you mean '${guess}'?`}`,
  );
}
