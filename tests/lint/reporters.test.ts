// One report in every shape.
import { expect, test } from 'vitest';
import { countFindings, type LintReport } from '../../src/lint/report.ts';
import { reporters } from '../../src/lint/reporters.ts';

const REPORT: LintReport = {
  version: '1.2.3',
  files: [
    {
      path: 'songs/a b.mid',
      more: { 'short-note': 12 },
      findings: [
        {
          rule: 'missing-licence',
          severity: 'error',
          message: 'no licence; name <one>, 100%',
          path: 'songs/a b.yaml',
          line: 3,
          column: 5,
          suggestions: ['licence: CC0-1.0'],
        },
        {
          rule: 'short-note',
          severity: 'warn',
          message: 'C4 is "short"',
          path: 'songs/a b.mid',
          bar: 2,
          beat: 1.5,
          us: 62_300_000,
          channel: 4,
          fix: { kind: 'midi' },
        },
      ],
    },
    {
      path: 'songs/bad.mid',
      findings: [],
      more: {},
      failure: 'songs/bad.mid: not a MIDI file; give a .mid file',
    },
    { path: 'songs/clean.mid', findings: [], more: {} },
  ],
};

async function reported(name: string, report = REPORT): Promise<string> {
  const reporter = await reporters[name]?.();
  return reporter?.(report) ?? '';
}

test('stylish: place, time, severity, message, rule; what is hidden is counted', async () => {
  // oxlint-disable-next-line no-control-regex
  const plain = (await reported('stylish')).replaceAll(/\u001b\[\d+m/g, '');
  expect(plain.split('\n')).toEqual([
    'songs/a b.mid',
    '  a b.yaml:3:5          error  no licence; name <one>, 100%  missing-licence',
    '      perhaps: licence: CC0-1.0',
    '  2:1.5         1:02.3  warn   C4 is "short"                 short-note',
    '  and 12 more of short-note',
    '',
    'songs/bad.mid',
    '  not linted  songs/bad.mid: not a MIDI file; give a .mid file',
    '',
    '3 songs: 1 error, 13 warnings; 1 not linted; 1 can be put right with --fix-midi',
  ]);
});

test('json: one list', async () => {
  expect(JSON.parse(await reported('json'))).toEqual({
    findings: [
      {
        file: 'songs/a b.yaml',
        song: 'songs/a b.mid',
        rule: 'missing-licence',
        severity: 'error',
        message: 'no licence; name <one>, 100%',
        line: 3,
        column: 5,
        suggestions: ['licence: CC0-1.0'],
      },
      {
        file: 'songs/a b.mid',
        song: 'songs/a b.mid',
        rule: 'short-note',
        severity: 'warn',
        message: 'C4 is "short"',
        bar: 2,
        beat: 1.5,
        us: 62_300_000,
        channel: 4,
        fixable: 'midi',
      },
    ],
    more: [{ song: 'songs/a b.mid', rule: 'short-note', count: 12 }],
    failures: [{ file: 'songs/bad.mid', message: 'songs/bad.mid: not a MIDI file; give a .mid file' }],
    songs: 3,
    errors: 1,
    warnings: 13,
  });
});

test('sarif: results with places that its schema allows', async () => {
  const log = JSON.parse(await reported('sarif'));
  expect(log).toMatchObject({
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'flopera', version: '1.2.3' } } }],
  });
  const [run] = log.runs;
  expect(run.results).toHaveLength(2);
  expect(run.results[0]).toMatchObject({
    ruleId: 'missing-licence',
    level: 'error',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'songs/a%20b.yaml' },
          region: { startLine: 3, startColumn: 5 },
        },
      },
    ],
  });
  expect(run.results[1]).toMatchObject({
    level: 'warning',
    message: { text: 'bar 2, beat 1.5, channel 4: C4 is "short"' },
    locations: [{ logicalLocations: [{ fullyQualifiedName: 'bar 2, beat 1.5, channel 4' }] }],
  });
  for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
  expect(run.invocations).toMatchObject([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [
        { level: 'error' },
        {
          level: 'note',
          associatedRule: { id: 'short-note' },
          message: { text: 'and 12 more of short-note, which are not listed' },
        },
      ],
    },
  ]);
});

test('github: annotations with their characters escaped', async () => {
  expect((await reported('github')).split('\n')).toEqual([
    '::error file=songs/a b.yaml,line=3,col=5,title=missing-licence::no licence; name <one>, 100%25',
    '::warning file=songs/a b.mid,title=short-note::bar 2, beat 1.5: C4 is "short"',
    '::notice file=songs/a b.mid,title=short-note::and 12 more of short-note',
    '::error file=songs/bad.mid,title=not linted::songs/bad.mid: not a MIDI file; give a .mid file',
  ]);
});

test('github says nothing where all is clean', async () => {
  expect(await reported('github', { ...REPORT, files: REPORT.files.slice(2) })).toBe('');
});

test('a failure that has a place of its own is shown there', async () => {
  const failure = 'songs/flopera.config.yaml:3:7: there is no rule';
  const failurePlace = { path: 'songs/flopera.config.yaml', line: 3, column: 7 };
  const files = [{ path: 'songs/a.mid', findings: [], more: {}, failure, failurePlace }];
  expect(await reported('github', { ...REPORT, files })).toBe(
    `::error file=songs/flopera.config.yaml,line=3,col=7,title=not linted::${failure}`,
  );
  const [run] = JSON.parse(await reported('sarif', { ...REPORT, files })).runs;
  expect(run.invocations[0].toolExecutionNotifications[0].locations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: 'songs/flopera.config.yaml' },
        region: { startLine: 3, startColumn: 7 },
      },
    },
  ]);
  expect(await reported('html', { ...REPORT, files })).toContain(`not linted: ${failure}`);
});

test.each([
  [7, 0, 'and 2 more of short-note; --format json tells them'],
  [200, 280, 'and 475 more of short-note; --format json tells 195 of them'],
])('stylish, with %i findings of a rule listed and %i more: %s', async (listed, more, words) => {
  const [finding] = REPORT.files[0]?.findings.slice(1) ?? [];
  const findings = Array.from({ length: listed }, () => finding).filter((one) => one !== undefined);
  const files = [{ path: 'a.mid', findings, more: { ...(more > 0 && { 'short-note': more }) } }];
  expect(await reported('stylish', { ...REPORT, files })).toContain(words);
});

test('stylish prints no control characters of names and messages', async () => {
  const path = 'a\u001b[2J\nb.mid';
  const finding = {
    rule: 'short-note',
    severity: 'warn' as const,
    message: 'C4\r',
    path: 'c\u0007.yaml',
    line: 1,
  };
  const files = [
    { path, findings: [finding], more: {} },
    { path, findings: [], more: {}, failure: `${path}: empty` },
  ];
  // oxlint-disable-next-line no-control-regex
  const plain = (await reported('stylish', { ...REPORT, files })).replaceAll(/\u001b\[\d+m/g, '');
  // oxlint-disable-next-line no-control-regex
  expect(plain).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  expect(plain.split('\n')).toHaveLength(7);
});

test('junit: a suite for each song, a clean one with a case that passes', async () => {
  const lines = (await reported('junit')).split('\n').map((line) => line.trim());
  expect(lines).toContain('<testsuite name="songs/a b.mid" tests="2" failures="2" errors="0">');
  expect(lines).toContain(
    '<testcase name="short-note 2:1.5" classname="songs/a b.mid"><failure type="warn" message="C4 is &quot;short&quot;"/></testcase>',
  );
  expect(lines).toContain('<testsuite name="songs/bad.mid" tests="1" failures="0" errors="1">');
  expect(lines).toContainEqual(expect.stringMatching(/^<testcase name="missing-licence a b\.yaml:3:5" /));
  expect(lines).toContain('<system-out>and 12 more of short-note, which are not listed</system-out>');
  expect(lines).toContain('<testcase name="clean" classname="songs/clean.mid"/>');
});

test('html: one file, markup escaped, a filter for each rule, a mark at each finding of the roll', async () => {
  const [first, ...rest] = REPORT.files;
  const picture = {
    notes: [{ startUs: 0, endUs: 500_000, note: 60, channel: 1 }],
    barStartsUs: [0],
    durationUs: 100_000_000,
  };
  const page = await reported('html', { ...REPORT, files: first ? [{ ...first, picture }, ...rest] : rest });
  expect(page).toContain('name &lt;one&gt;');
  expect(page).toContain('<input type="checkbox" name="rule" value="short-note" checked>');
  expect(page.match(/<g class="mark warn" data-rule="short-note">/g)).toHaveLength(1);
  expect(page).not.toMatch(/(?:src|href)=|:target/);
  expect(page).toContain('errors: 1, warnings: 13');
  expect(page).toMatch(/missing-licence \(1\)[^]*short-note \(13\)/);
  expect(page).toContain('<button type="button" value="none">none</button>');
  expect(page).toContain('<td>2:1.5</td><td>1:02</td><td></td>');
  expect(page).toContain('<td></td><td></td><td>a b.yaml:3:5</td>');
  expect(page).toContain('<p data-rule="short-note">and 12 more of short-note</p>');
});

test('listed and unlisted findings are counted by severity', () => {
  expect([
    countFindings(REPORT.files),
    countFindings(REPORT.files, 'error'),
    countFindings(REPORT.files, 'warn'),
  ]).toEqual([14, 1, 13]);
});
