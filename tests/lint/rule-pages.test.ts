// Each page about a rule is its own fixture: the first song violates the rule where it is marked, the second does not.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/lint/index.ts';
import { lintSources } from '../../src/lint/lint-sources.ts';
import { presetSettings } from '../../src/lint/presets.ts';
import { withRule } from '../../src/lint/config.ts';
import type { Finding } from '../../src/lint/types.ts';
import { toScore } from '../../src/score/to-score.ts';
import { readMidi, readPackedMidi } from '../../src/midi/read-midi.ts';
import { createTempoMap } from '../../src/score/tempo-map.ts';
import { parseLintText, type LintText } from './lint-text.ts';

const PAGES = new URL('../../docs/rules/', import.meta.url);
const SONG = /```song\n([\s\S]*?)```/g;

/** `rule`, `rule at tick, channel` or `rule in line` of everything found, sorted. */
function found(song: LintText, rule: string): string[] {
  const settings = withRule(presetSettings('strict'), rule, { level: 'error' });
  const { only, ...sources } = song;
  const linted = lintSources({ path: 'song.mid', settings, ...sources });
  const findings = linted.findings.filter((finding) => only === undefined || finding.rule === only);
  const map = createTempoMap(readPackedMidi(song.bytes));
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

function expected({ marks }: LintText): string[] {
  return marks
    .map(({ rule, line, atTick, channel, isSomewhere }) => {
      if (isSomewhere) return `${rule} somewhere`;
      if (line !== undefined) return `${rule} in line ${line}`;
      return atTick === undefined ? rule : `${rule} at ${atTick}, channel ${channel ?? 'any'}`;
    })
    .toSorted();
}

describe.each(rules.map(({ name }) => name))('%s', (name) => {
  const page = readFileSync(new URL(`${name}.md`, PAGES), 'utf8');
  const songs = [...page.matchAll(SONG)].map(([, song = '']) => song);
  const [bad = '', ...good] = songs;

  test('the first example violates it, where it is marked', () => {
    const song = parseLintText(bad);
    expect(song.marks.map(({ rule }) => rule)).toContain(name);
    expect(found(song, name)).toEqual(expected(song));
  });

  test.each(good)('the other ones are clean: %s', (text) => {
    const song = parseLintText(text);
    expect(found(song, name)).toEqual(expected(song));
    expect(song.marks).toEqual([]);
  });

  test('says what the rule finds, and has two examples', () => {
    const about = rules.find((rule) => rule.name === name)?.about ?? '';
    expect(page.startsWith(`# ${name}\n\n`)).toBe(true);
    expect(page.replaceAll(/\s+/g, ' ').toLowerCase()).toContain(about.toLowerCase());
    expect(songs.length).toBeGreaterThanOrEqual(2);
  });
});

test('there is a page for each rule, and no other', () => {
  const pages = readdirSync(PAGES).filter((file) => file !== 'README.md');
  expect(pages.toSorted()).toEqual(rules.map(({ name }) => `${name}.md`).toSorted());
  expect(toScore(readMidi(parseLintText('1: C4/4').bytes)).notes).toHaveLength(1);
});
