// Each page about a rule is its own fixture: the first song violates the rule where it is marked, the second does not.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { burstNames } from '../../src/arrangement/drums.ts';
import { DEFAULT_GATE } from '../../src/arrangement/gate.ts';
import { rules } from '../../src/lint/rules.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';
import { drivesOf } from '../../src/rig/drive-limits.ts';
import { toScore } from '../../src/score/to-score.ts';
import { readMidi } from '../../src/midi/read-midi.ts';
import { noteToPeriodUs } from '../../src/units/pitch.ts';
import { expectedLines, findingLines } from './finding-lines.ts';
import { parseLintText } from './lint-text.ts';

const PAGES = new URL('../../docs/rules/', import.meta.url);
const LIST = new URL('../../docs/lint.md', import.meta.url);
const SONG = /```song\n([\s\S]*?)```/g;

describe.each(rules.map(({ name }) => name))('%s', (name) => {
  const page = readFileSync(new URL(`${name}.md`, PAGES), 'utf8');
  const songs = [...page.matchAll(SONG)].map(([, song = '']) => song);
  const [bad = '', ...good] = songs;

  test('the first example violates it, where it is marked', () => {
    const song = parseLintText(bad);
    expect(song.marks.map(({ rule }) => rule)).toContain(name);
    expect(findingLines(song, name)).toEqual(expectedLines(song));
  });

  test.each(good)('the other ones are clean: %s', (text) => {
    const song = parseLintText(text);
    expect(findingLines(song, name)).toEqual(expectedLines(song));
    expect(song.marks).toEqual([]);
  });

  test('says what the rule finds, and has two examples', () => {
    const about = rules.find((rule) => rule.name === name)?.about ?? '';
    expect(page.startsWith(`# ${name}\n\n`)).toBe(true);
    expect(page.replaceAll(/\s+/g, ' ').toLowerCase()).toContain(about.toLowerCase());
    expect(songs.length).toBeGreaterThanOrEqual(2);
  });

  test('lists its options, with what they are where nobody sets them', () => {
    const [, section = ''] = page.split('## Options');
    const listed = [...section.matchAll(/`(\w+)` \((\d+)/g)].map(([, option = '', value]) => [
      option,
      Number(value),
    ]);
    expect(Object.fromEntries(listed)).toEqual(rules.find((rule) => rule.name === name)?.options);
  });
});

test('figures of the pages are those of the program', () => {
  const page = (name: string): string =>
    readFileSync(new URL(`${name}.md`, PAGES), 'utf8').replaceAll('\n', ' ');
  const queue = readFileSync(new URL('../../firmware/flopera/queue.h', import.meta.url), 'utf8');
  const [, places] = /QUEUE_PLACES = (\d+)/.exec(queue) ?? [];
  expect(page('link-budget')).toContain(`A board holds ${places} events`);
  expect(page('percussion-channel')).toContain(`(${burstNames.map((name) => `\`${name}\``).join(', ')})`);
  expect(page('no-gap')).toContain(`\`gate: ${DEFAULT_GATE}\``);
  const { lowTrack, highTrack } = drivesOf(defaultRig())[0] ?? { lowTrack: 0, highTrack: 0 };
  const [tracks, seconds] = [highTrack - lowTrack, ((highTrack - lowTrack) * noteToPeriodUs(60)) / 1_000_000];
  expect(page('head-turn')).toContain(
    `A head has ${tracks} tracks to travel; at C4 that is ${seconds.toFixed(1)} s.`,
  );
  expect(page('short-note')).toContain(
    `low drives need up to ${Math.ceil((3 * noteToPeriodUs(29)) / 10_000) * 10} ms`,
  );
});

test('the page about lint lists each rule with what it finds', () => {
  const listed = [...readFileSync(LIST, 'utf8').matchAll(/^- \[([a-z-]+)\]\(rules\/\1\.md\): (.+)$/gm)];
  const words = listed.map(([, name, about]) => `${name}: ${about}`);
  expect(words).toEqual(rules.map(({ name, about }) => `${name}: ${about}`));
});

test('there is a page for each rule, and no other', () => {
  const pages = readdirSync(PAGES).filter((file) => file !== 'README.md');
  expect(pages.toSorted()).toEqual(rules.map(({ name }) => `${name}.md`).toSorted());
  expect(toScore(readMidi(parseLintText('1: C4/4').bytes)).notes).toHaveLength(1);
});
