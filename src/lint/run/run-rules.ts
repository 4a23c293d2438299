/** Runs the rules over one song, and says where each find stands. */
import { barBeatAt } from '../../score/bar-beat.ts';
import { CappedLog, type Find } from './finding-log.ts';
import { parseIgnores, type Ignore } from './ignores.ts';
import { rules } from '../rules.ts';
import type { RuleSetting, RuleSettings } from '../presets.ts';
import type { Finding, LintSong, Telling } from '../types.ts';

export type RuleRun = {
  /** The song as a whole first, then in order of time. */
  findings: Finding[];
  /** Finds of a rule beyond those listed. */
  more: Record<string, number>;
};

type Level = Exclude<RuleSetting['level'], 'off'>;

/**
 * All findings that no ignore silences.
 * @throws UserFileError where the arrangement does not fit the rig, or its ignores are not understood.
 */
export function runRules(song: LintSong, settings: RuleSettings): RuleRun {
  const run: RuleRun = { findings: [], more: {} };
  const ignores = song.arrangement ? parseIgnores(song.arrangement) : [];
  const used = new Set<Ignore>();
  for (const rule of rules) {
    const { level = 'off', options = {} } = settings.get(rule.name) ?? {};
    if (level === 'off') continue;
    const log = new CappedLog(
      song,
      ignores.filter((ignore) => ignore.rule === rule.name),
    );
    rule.check(song, log, options);
    for (const ignore of log.used) used.add(ignore);
    addFindings(run, song, rule.name, level, log);
  }
  const unusedLevel = settings.get('unused-ignore')?.level ?? 'off';
  if (unusedLevel !== 'off') {
    const log = new CappedLog(song, []);
    // An ignore is judged by the rule that it silences, so only where that rule has run.
    const unused = ignores.filter((ignore) => !used.has(ignore) && isOn(settings, ignore.rule));
    for (const ignore of unused) log.at({}, () => tellUnused(ignore));
    addFindings(run, song, 'unused-ignore', unusedLevel, log);
  }
  return { ...run, findings: run.findings.toSorted((a, b) => (a.us ?? -1) - (b.us ?? -1)) };
}

function addFindings(run: RuleRun, song: LintSong, rule: string, level: Level, log: CappedLog): void {
  run.findings.push(...log.listed.map((find) => toFinding(song, rule, level, find)));
  if (log.unlisted > 0) run.more[rule] = log.unlisted;
}

function isOn(settings: RuleSettings, rule: string): boolean {
  return (settings.get(rule)?.level ?? 'off') !== 'off';
}

function tellUnused({ rule, keys }: Ignore): Telling {
  const message = `the ignore of ${rule} silences nothing; take it out`;
  return { message, keys, fix: { kind: 'arrangement', edits: [{ keys, value: undefined }] } };
}

function toFinding(song: LintSong, rule: string, severity: Level, { place, tell }: Find): Finding {
  const { atUs, ...where } = place;
  const { keys, ...told } = tell();
  const inFile = keys && song.arrangement?.file.errorAt(keys, '');
  return {
    rule,
    severity,
    path: inFile?.path ?? song.path,
    ...(inFile && { line: inFile.line, column: inFile.column }),
    ...(atUs !== undefined && { ...barBeatAt(song.score, atUs), us: atUs / song.tempo }),
    ...where,
    ...told,
  };
}
