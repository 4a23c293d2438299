// What other programs may rely on: every SARIF report fits the schema of SARIF 2.1.0.
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import Ajv from 'ajv';
import draft04 from 'ajv/lib/refs/json-schema-draft-04.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/lint/rules.ts';
import type { FileReport } from '../../src/lint/report.ts';
import { sarif } from '../../src/lint/reporters/sarif.ts';
import type { Finding } from '../../src/lint/types.ts';

const ajv = new Ajv({ schemaId: 'id', meta: false, allErrors: true });
ajv.addMetaSchema(draft04);
const fitsSchema = ajv.compile(schema);

function logOf(files: FileReport[]) {
  return JSON.parse(sarif({ files, version: '1.2.3' }));
}

function faultsOf(log: unknown): unknown {
  return fitsSchema(log) ? [] : fitsSchema.errors;
}

function finding(more: Partial<Finding>): Finding {
  return { rule: 'short-note', severity: 'warn', message: 'C4 is short', path: 'a.mid', ...more };
}

function reportOn(...findings: Finding[]): FileReport {
  return { path: 'a.mid', findings, more: {} };
}

describe('fits the schema', () => {
  const reports: [name: string, files: FileReport[]][] = [
    ['nothing linted', []],
    ['a clean song', [reportOn()]],
    ['a song that could not be read', [{ path: 'b.mid', findings: [], more: {}, failure: 'b.mid: empty' }]],
    [
      'an arrangement that could not be read',
      [
        {
          path: 'b.mid',
          findings: [],
          more: {},
          failure: 'b.yaml:2:3: broken',
          failurePlace: { path: 'b.yaml', line: 2, column: 3 },
        },
      ],
    ],
    ['the same finding twice', [reportOn(finding({}), finding({}))]],
    ['a finding of the whole song', [reportOn(finding({ severity: 'error' }))]],
    ['a finding in the music', [reportOn(finding({ bar: 2, beat: 1.333, us: 62_300_000, channel: 4 }))]],
    ['a finding in the arrangement', [reportOn(finding({ path: 'a.yaml', line: 1, column: 1 }))]],
    ['a line without a column', [reportOn(finding({ path: 'a.yaml', line: 7 }))]],
    ['every rule', [reportOn(...rules.map(({ name }) => finding({ rule: name })))]],
    ['hidden findings', [{ ...reportOn(finding({})), more: { 'short-note': 12 } }]],
  ];

  test.each(reports)('%s', (_, files) => {
    expect(faultsOf(logOf(files))).toEqual([]);
  });

  test('a report that breaks a rule of the schema is told from one that does not', () => {
    const log = logOf([reportOn(finding({ line: 1, column: 1 }))]);
    log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0;
    expect(faultsOf(log)).toMatchObject([{ keyword: 'minimum' }]);
  });
});

test.each([
  ['songs/a.mid', 'songs/a.mid'],
  ['../a.mid', '../a.mid'],
  ['songs/a b#1?50%.mid', 'songs/a%20b%231%3F50%25.mid'],
  ['für Elise.mid', 'f%C3%BCr%20Elise.mid'],
  ['a:b.mid', 'a%3Ab.mid'],
  ['/home/me/a b.mid', 'file:///home/me/a%20b.mid'],
  ['songs\\a.mid', 'songs/a.mid'],
  ['C:\\songs\\a.mid', 'file:///C:/songs/a.mid'],
  ['\\\\server\\songs\\a.mid', 'file://server/songs/a.mid'],
])('%s is named by the URI %s', (path, uri) => {
  const log = logOf([{ path, findings: [finding({ path })], more: {}, failure: 'broken' }]);
  const [run] = log.runs;
  const [{ locations }] = run.results;
  expect(locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
  expect(run.invocations[0].toolExecutionNotifications[0].locations).toEqual([
    { physicalLocation: { artifactLocation: { uri } } },
  ]);
  expect(faultsOf(log)).toEqual([]);
});

test('each result points at its rule, and columns say how they are counted', () => {
  const [run] = logOf([reportOn(...rules.map(({ name }) => finding({ rule: name })))]).runs;
  expect(
    run.results.map(({ ruleIndex }: { ruleIndex: number }) => run.tool.driver.rules[ruleIndex].id),
  ).toEqual(rules.map(({ name }) => name));
  expect(run.columnKind).toBe('utf16CodeUnits');
});
