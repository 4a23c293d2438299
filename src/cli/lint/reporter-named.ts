/** The reporter that `--format` names. */
import { reporters } from '../../lint/reporters/index.ts';
import type { Reporter } from '../../lint/report.ts';
import { nearestWord } from '../../rig/nearest-word.ts';
import { UsageError } from '../error-boundary.ts';

/** @throws UsageError where there is none of that name. */
export function reporterNamed(name: string): Reporter {
  const reporter = Object.hasOwn(reporters, name) ? reporters[name] : undefined;
  if (reporter) return reporter;
  const names = Object.keys(reporters);
  const guess = nearestWord(name, names);
  throw new UsageError(
    `there is no format '${name}'; ${guess === undefined ? `write ${names.join(', ')}` : `did you mean '${guess}'?`}`,
  );
}
