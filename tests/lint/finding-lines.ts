/** What lint finds in a song written as text, and what its marks expect, as lines that compare. */
import { withRule } from '../../src/lint/config.ts';
import { lintSources } from '../../src/lint/lint-sources.ts';
import { presetSettings } from '../../src/lint/presets.ts';
import type { Finding } from '../../src/lint/types.ts';
import { readMidi } from '../../src/midi/read-midi.ts';
import { createTempoMap } from '../../src/score/tempo-map.ts';
import type { LintText } from './lint-text.ts';

/** What the strict rules and `rule` find; where the song asks for one rule, that one alone. */
export function lintText({ only, options, ...sources }: LintText, rule: string): Finding[] {
  const all = only === undefined ? presetSettings('strict') : new Map();
  const settings = withRule(all, only ?? rule, { level: 'error', options });
  return lintSources({ path: 'song.mid', settings, ...sources }).findings;
}

/** `rule`, `rule at tick, channel` or `rule in line` of everything found, sorted. */
export function findingLines(song: LintText, rule: string): string[] {
  const findings = lintText(song, rule);
  const map = createTempoMap(readMidi(song.bytes));
  const placeless = new Set(song.marks.filter(({ isSomewhere }) => isSomewhere).map((mark) => mark.rule));
  const describeOne = (finding: Finding): string => {
    if (placeless.has(finding.rule)) return `${finding.rule} somewhere`;
    return describeFinding(finding, (tick) => map.tickToUs(tick));
  };
  return findings.map(describeOne).toSorted();
}

function describeFinding({ rule, us, channel, line }: Finding, tickToUs: (tick: number) => number): string {
  if (line !== undefined) return `${rule} in line ${line}`;
  if (us === undefined) return rule;
  return `${rule} at ${Math.round(us / (tickToUs(480) / 480))}, channel ${channel ?? 'any'}`;
}

export function expectedLines({ marks }: LintText): string[] {
  return marks
    .map(({ rule, line, atTick, channel, isSomewhere }) => {
      if (isSomewhere) return `${rule} somewhere`;
      if (line !== undefined) return `${rule} in line ${line}`;
      return atTick === undefined ? rule : `${rule} at ${atTick}, channel ${channel ?? 'any'}`;
    })
    .toSorted();
}
