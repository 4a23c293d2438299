/** Runs the rules over one song, and says where each find stands. */
import { barBeatAt } from '../score/bar-beat.ts';
import { parseIgnores, silencerOf, type Ignore } from './ignores.ts';
import { rules } from './index.ts';
import type { RuleSetting, RuleSettings } from './presets.ts';
import type { Finding, LintSong, Place, Rule, Telling } from './types.ts';

/** Finds of one rule in one song that are kept; the rest is counted: it is one trouble, not a thousand. */
const FINDS_OF_A_RULE_MAX = 200;

export type RuleRun = {
  /** The song as a whole first, then in order of time. */
  findings: Finding[];
  /** Finds of a rule beyond those kept. */
  more: Record<string, number>;
};

type Found = { place: Place; tell: () => Telling };
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
    const found = withoutIgnored(song, rule.name, findsOf(song, rule, options), ignores, used);
    addFindings(run, song, rule.name, level, found);
  }
  // An ignore is judged by the rule that it silences, so only where that rule has run.
  const unused = ignores.filter((ignore) => !used.has(ignore) && isOn(settings, ignore.rule));
  const unusedLevel = settings.get('unused-ignore')?.level ?? 'off';
  if (unusedLevel !== 'off') addFindings(run, song, 'unused-ignore', unusedLevel, unused.map(tellUnused));
  return { ...run, findings: run.findings.toSorted((a, b) => (a.us ?? -1) - (b.us ?? -1)) };
}

/** In order of time, so that what is kept of too many is not what one drive plays. */
function findsOf(song: LintSong, rule: Rule, options: RuleSetting['options']): Found[] {
  const found: Found[] = [];
  rule.check(song, (place, tell) => found.push({ place, tell }), { ...rule.options, ...options });
  return found.sort((a, b) => (a.place.atUs ?? -1) - (b.place.atUs ?? -1));
}

function withoutIgnored(
  song: LintSong,
  rule: string,
  found: Found[],
  ignores: readonly Ignore[],
  used: Set<Ignore>,
): Found[] {
  if (!ignores.some((ignore) => ignore.rule === rule)) return found;
  return found.filter(({ place: { atUs } }) => {
    const bar = atUs === undefined ? undefined : barBeatAt(song.score, atUs).bar;
    const silencer = silencerOf(ignores, rule, bar);
    if (silencer) used.add(silencer);
    return !silencer;
  });
}

function addFindings(run: RuleRun, song: LintSong, rule: string, level: Level, found: Found[]): void {
  const kept = found.slice(0, FINDS_OF_A_RULE_MAX);
  run.findings.push(...kept.map((find) => toFinding(song, rule, level, find)));
  if (found.length > kept.length) run.more[rule] = found.length - kept.length;
}

function isOn(settings: RuleSettings, rule: string): boolean {
  return (settings.get(rule)?.level ?? 'off') !== 'off';
}

function tellUnused({ rule, keys }: Ignore): Found {
  const message = `the ignore of ${rule} silences nothing; take it out`;
  const edits = [{ keys, value: undefined }];
  return { place: {}, tell: () => ({ message, keys, fix: { kind: 'arrangement', edits } }) };
}

function toFinding(song: LintSong, rule: string, severity: Level, { place, tell }: Found): Finding {
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
