/** For CI servers: JUnit's XML, a suite for each song, a case for each finding. */
import { failuresOf, unlistedOf, type FileReport, type Reporter } from '../report.ts';
import type { Finding } from '../types.ts';
import { escapeMarkup as text } from '../../words/markup.ts';
import { barBeatText, lineText } from './place-text.ts';

export const junit: Reporter = ({ files }) =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="flopera lint">',
    ...files.flatMap(suite),
    '</testsuites>',
  ].join('\n');

function suite(file: FileReport): string[] {
  const { path, findings } = file;
  const name = `name="${text(path)}"`;
  const failures = failuresOf(file);
  const errors = failures.length;
  const tests = Math.max(1, findings.length + errors);
  return [
    `  <testsuite ${name} tests="${tests}" failures="${findings.length}" errors="${errors}">`,
    ...failures.map(
      (failure) =>
        `    <testcase name="${failure.name}" classname="${text(path)}"><error message="${text(failure.message)}"/></testcase>`,
    ),
    ...findings.map((finding) => testCase(finding, path)),
    ...(findings.length + errors === 0 ? [`    <testcase name="clean" classname="${text(path)}"/>`] : []),
    ...unlistedOf(file).map(
      ({ message }) => `    <system-out>${text(message)}, which are not listed</system-out>`,
    ),
    '  </testsuite>',
  ];
}

function testCase(finding: Finding, path: string): string {
  const name = `${finding.rule} ${barBeatText(finding) || lineText(finding)}`.trimEnd();
  const head = `    <testcase name="${text(name)}" classname="${text(path)}">`;
  return `${head}<failure type="${finding.severity}" message="${text(finding.message)}"/></testcase>`;
}
