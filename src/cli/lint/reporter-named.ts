/** The reporter that `--format` names. */
import { reporters } from '../../lint/reporters/index.ts';
import type { Reporter } from '../../lint/report.ts';
import { didYouMean } from '../../words/nearest-word.ts';
import { UsageError } from '../exit/error-boundary.ts';

/** @throws UsageError where there is none of that name. */
export async function reporterNamed(name: string): Promise<Reporter> {
  const load = Object.hasOwn(reporters, name) ? reporters[name] : undefined;
  if (load) return load();
  const names = Object.keys(reporters);
  const remedy = didYouMean(name, names, `write ${names.join(', ')}`);
  throw new UsageError(`there is no format '${name}'; ${remedy}`);
}
