/** For GitHub Actions: annotations (workflow commands). */
import { failuresOf, unlistedOf, type FileReport, type Reporter } from '../report.ts';
import type { Finding } from '../types.ts';
import { barBeatWords } from './place-text.ts';

/** Empty where all is clean. */
export const github: Reporter = ({ files }) => files.flatMap(annotations).join('\n');

function annotations(file: FileReport): string[] {
  return [
    ...failuresOf(file).map(({ name, message, place }) => command('error', place, name, message)),
    ...file.findings.map(annotation),
    ...unlistedOf(file).map(({ rule, message }) => command('notice', { path: file.path }, rule, message)),
  ];
}

function annotation(finding: Finding): string {
  const where = barBeatWords(finding);
  const text = where === '' ? finding.message : `${where}: ${finding.message}`;
  return command(finding.severity === 'error' ? 'error' : 'warning', finding, finding.rule, text);
}

function command(
  name: 'error' | 'warning' | 'notice',
  { path, line, column }: Pick<Finding, 'path' | 'line' | 'column'>,
  title: string,
  message: string,
): string {
  const place = line === undefined ? '' : `,line=${line},col=${column ?? 1}`;
  return `::${name} file=${property(path)}${place},title=${property(title)}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
