// A report with all that one can have, in every shape: compared word by word with what lies in report-shapes/.
import { expect, test } from 'vitest';
import type { LintReport } from '../../src/lint/report.ts';
import { reporters } from '../../src/lint/reporters.ts';
import { rules } from '../../src/lint/rules.ts';
import type { Finding } from '../../src/lint/types.ts';

const SHORT: Finding = {
  rule: 'short-note',
  severity: 'warn',
  message: 'C4 is "short" & <odd>, 100%',
  path: 'songs/a b.mid',
  bar: 2,
  beat: 1.333_333,
  us: 62_380_000,
  channel: 4,
  track: 5,
  drive: 2,
  fix: { kind: 'midi' },
};
const REPORT: LintReport = {
  version: '1.2.3',
  isColoured: true,
  files: [
    {
      path: 'songs/a b.mid',
      more: { 'short-note': 12, 'no-gap': 1 },
      findings: [
        {
          rule: 'missing-title',
          severity: 'error',
          message: 'no title; name it\r\nor not',
          path: 'songs/a b.yaml',
          line: 3,
          column: 5,
          fix: { kind: 'arrangement', edits: [] },
          suggestions: ['title: A "Song"', 'title: another one'],
        },
        {
          rule: 'unused-drive',
          severity: 'warn',
          message: 'drive 2 plays nothing',
          path: 'songs/a b.mid',
          drive: 2,
        },
        SHORT,
        ...Array.from({ length: 5 }, (_, index) => ({ ...SHORT, bar: index + 3, beat: 1 })),
        {
          rule: 'no-gap',
          severity: 'error',
          message: 'no gap',
          path: 'songs/a b.mid',
          bar: 90,
          beat: 4,
          us: 3_723_400_000,
        },
      ],
    },
    { path: 'bad.mid', findings: [], more: {}, failure: 'not a MIDI file; give a .mid file' },
    {
      path: 'C:\\rude, and: so on.mid',
      findings: [],
      more: {},
      failure: "rude.yaml:2:8: 'parts' is 3",
      failurePlace: { path: 'C:\\rude.yaml', line: 2, column: 8 },
    },
    { path: '/full/disk.mid', findings: [], more: {}, fixFailure: 'no space is left' },
    { path: '//server/clean.mid', findings: [], more: {} },
  ],
};

async function reported(name: string, report = REPORT): Promise<string> {
  return (await reporters[name]?.())?.(report) ?? '';
}

test.each([
  ['stylish', 'txt'],
  ['github', 'txt'],
  ['junit', 'xml'],
  ['json', 'json'],
  ['html', 'txt'],
])('%s', async (name, ending) => {
  const text = (await reported(name)).replaceAll('\u001B', '^').replace(/<style>[^]*<\/style>/, '');
  await expect(text).toMatchFileSnapshot(`report-shapes/${name}.${ending}`);
});

test('sarif', async () => {
  const { runs, ...head } = JSON.parse(await reported('sarif'));
  const listed = runs[0].tool.driver.rules;
  expect(listed).toEqual(rules.map(({ name, about }) => ({ id: name, shortDescription: { text: about } })));
  runs[0].tool.driver.rules = ['all of them'];
  const text = `${JSON.stringify({ ...head, runs }, null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('report-shapes/sarif.json');
});

test('stylish, by how bad it is: green, yellow, red', async () => {
  const clean = { path: 'a.mid', findings: [], more: {} };
  const of = (file: LintReport['files'][number], isForeseen = false): Promise<string> =>
    reported('stylish', { version: '1', isColoured: true, isForeseen, files: [file] });
  const [green, yellow, red, end] = ['\u001B[32m', '\u001B[33m', '\u001B[31m', '\u001B[39m'];
  expect(await of(clean)).toBe(`${green}1 song, nothing to find fault with${end}`);
  expect(await of(clean, true)).toBe(`${green}1 song, nothing to find fault with after these changes${end}`);
  const [{ fix: _, ...warning }] = [SHORT];
  expect(await of({ ...clean, findings: [warning] })).toContain(`${yellow}1 song: 0 errors, 1 warning${end}`);
  expect(await of({ ...clean, findings: [warning] }, true)).toContain(
    `${yellow}1 song: 0 errors, 1 warning, as they would be after these changes${end}`,
  );
  expect(await of({ ...clean, fixFailure: 'x' })).toContain(
    `${red}1 song: 0 errors, 0 warnings; 1 not put right${end}`,
  );
});
