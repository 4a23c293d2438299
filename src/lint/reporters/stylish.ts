/** For people: by file, each finding with bar and beat, time, severity, message and rule. */
import picocolors from 'picocolors';
import { blankControls } from '../../words/blank-controls.ts';
import { clockTenthsText } from '../../words/clock-text.ts';
import { listed } from '../../words/list.ts';
import { counted } from '../../words/plural.ts';
import { countFindings, failuresOf, type FileReport, type Reporter } from '../report.ts';
import type { Finding } from '../types.ts';
import { barBeatText, lineText } from './place-text.ts';

/** Findings of one rule in one file that are shown; a song with more has one trouble. */
const SHOWN_OF_A_RULE_MAX = 5;

type Colours = ReturnType<typeof picocolors.createColors>;

export const stylish: Reporter = ({ files, isColoured, isForeseen = false }) => {
  const pc = picocolors.createColors(isColoured ?? picocolors.isColorSupported);
  const blocks = files.flatMap((file) => fileBlock(file, pc));
  return [...blocks, summary(files, isForeseen, pc)].join('\n');
};

function fileBlock(file: FileReport, pc: Colours): string[] {
  const failures = failuresOf(file).map(
    ({ name, message }) => `  ${pc.red(name)}  ${blankControls(message)}`,
  );
  if (file.findings.length + failures.length === 0) return [];
  const listed = new Map<string, number>();
  const shown = file.findings.filter(({ rule }) => {
    const count = (listed.get(rule) ?? 0) + 1;
    listed.set(rule, count);
    return count <= SHOWN_OF_A_RULE_MAX;
  });
  const hidden = [...listed].flatMap(([rule, count]) =>
    hiddenLine(rule, count, file.more[rule] ?? 0).map((line) => `  ${pc.dim(line)}`),
  );
  return [pc.underline(blankControls(file.path)), ...rows(shown, file.path, pc), ...hidden, ...failures, ''];
}

/** @param unlisted findings that no reporter has, since the rule's are too many */
function hiddenLine(rule: string, listed: number, unlisted: number): string[] {
  const inJson = Math.max(0, listed - SHOWN_OF_A_RULE_MAX);
  if (inJson + unlisted === 0) return [];
  const which = unlisted === 0 ? 'them' : `${inJson} of them`;
  const way = inJson === 0 ? '' : `; --format json tells ${which}`;
  return [`and ${inJson + unlisted} more of ${rule}${way}`];
}

function rows(findings: readonly Finding[], songPath: string, pc: Colours): string[] {
  const cells = findings.map((finding) => [
    blankControls(placeText(finding, songPath)),
    finding.us === undefined ? '' : clockTenthsText(finding.us),
    finding.severity,
    blankControls(finding.message),
    finding.rule,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) => {
    const [place = '', time = '', severity = '', message = '', rule = ''] = row.map((cell, column) =>
      cell.padEnd(widths[column] ?? 0),
    );
    const colour = severity.startsWith('error') ? pc.red : pc.yellow;
    return `  ${place}  ${pc.dim(time)}  ${colour(severity)}  ${message}  ${pc.dim(rule.trimEnd())}`.trimEnd();
  });
  return lines.flatMap((line, index) => [line, ...hints(findings[index], pc)]);
}

function hints(finding: Finding | undefined, pc: Colours): string[] {
  return (finding?.suggestions ?? []).map((text) => `      ${pc.dim(`perhaps: ${blankControls(text)}`)}`);
}

/** `bar:beat`, or line and column in the arrangement. */
function placeText(finding: Finding, songPath: string): string {
  return (finding.path !== songPath && lineText(finding)) || barBeatText(finding);
}

function summary(files: readonly FileReport[], isForeseen: boolean, pc: Colours): string {
  const [errors, warnings] = [countFindings(files, 'error'), countFindings(files, 'warn')];
  const failures = files.flatMap(failuresOf).map(({ name }) => name);
  const songs = counted(files.length, 'song');
  const condition = isForeseen ? ', as they would be after these changes' : '';
  if (errors + warnings + failures.length === 0)
    return pc.green(`${songs}, nothing to find fault with${isForeseen ? ' after these changes' : ''}`);
  const fixable = files
    .flatMap(({ findings }) => findings)
    .filter(({ fix }) => fix)
    .map(({ fix }) => fix?.kind);
  const ways = [
    ...(fixable.includes('arrangement') ? ['--fix'] : []),
    ...(fixable.includes('midi') ? ['--fix-midi'] : []),
  ];
  const words = [
    `${songs}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}${condition}`,
    ...[...new Set(failures)].map((name) => `${failures.filter((one) => one === name).length} ${name}`),
    ...(ways.length > 0 ? [`${fixable.length} can be put right with ${listed(ways, 'and')}`] : []),
  ];
  return (errors + failures.length > 0 ? pc.red : pc.yellow)(words.join('; '));
}
