/** Runs the rules over one song, and says where each find stands. */
import { barBeatAt } from '../score/bar-beat.ts';
import { applyIgnores, parseIgnores } from './ignores.ts';
import { rules } from './index.ts';
import type { RuleSetting, RuleSettings } from './presets.ts';
import type { Find, Finding, LintSong, Severity } from './types.ts';

/** Finds of one rule in one song that are kept; the rest is counted: it is one trouble, not a thousand. */
const FINDS_OF_A_RULE_MAX = 200;

export type RuleRun = {
  /** The song as a whole first, then in order of time. */
  findings: Finding[];
  /** Finds of a rule beyond those kept. */
  more: Record<string, number>;
};

/**
 * All findings that no ignore silences.
 * @throws UserFileError where the arrangement does not fit the rig, or its ignores are not understood.
 */
export function runRules(song: LintSong, settings: RuleSettings): RuleRun {
  const more: Record<string, number> = {};
  const found = rules.flatMap((rule) => {
    const setting = settings.get(rule.name);
    if (!setting || setting.level === 'off') return [];
    const { findings, unlisted } = runRule(song, rule, setting);
    if (unlisted > 0) more[rule.name] = unlisted;
    return findings;
  });
  const ignores = song.arrangement ? parseIgnores(song.arrangement) : [];
  const { left, unused } = applyIgnores(found, ignores);
  const unusedLevel = settings.get('unused-ignore')?.level ?? 'off';
  if (unusedLevel !== 'off') {
    for (const { rule, keys } of unused) {
      const message = `the ignore of ${rule} silences nothing; take it out`;
      const edits = [{ keys, value: undefined }];
      const find: Find = { message, keys, fix: { kind: 'arrangement', edits } };
      left.push(toFinding(song, 'unused-ignore', unusedLevel, find));
    }
  }
  return { findings: left.toSorted((a, b) => (a.us ?? -1) - (b.us ?? -1)), more };
}

function runRule(
  song: LintSong,
  rule: (typeof rules)[number],
  { level, options }: RuleSetting,
): { findings: Finding[]; unlisted: number } {
  const findings: Finding[] = [];
  const severity: Severity = level === 'error' ? 'error' : 'warn';
  let unlisted = 0;
  const report = (find: Find): void => {
    if (findings.length < FINDS_OF_A_RULE_MAX) findings.push(toFinding(song, rule.name, severity, find));
    else unlisted += 1;
  };
  rule.check(song, report, { ...rule.options, ...options });
  return { findings, unlisted };
}

function toFinding(song: LintSong, rule: string, severity: Severity, find: Find): Finding {
  const { keys, atUs, ...rest } = find;
  const inFile = keys && song.arrangement?.file.errorAt(keys, '');
  const place = atUs === undefined ? {} : { ...barBeatAt(song.score, atUs), us: atUs / song.tempo };
  return {
    rule,
    severity,
    path: inFile?.path ?? song.path,
    ...(inFile && { line: inFile.line, column: inFile.column }),
    ...place,
    ...rest,
  };
}
