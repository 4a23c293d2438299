/** For GitHub Actions: annotations (workflow commands). */
import { failuresOf, type Reporter } from '../report.ts';
import type { Finding } from '../types.ts';

export const github: Reporter = ({ files }) =>
  files
    .flatMap((file) => [
      ...failuresOf(file).map(
        ({ name, message }) => `::error file=${property(file.path)},title=${name}::${data(message)}`,
      ),
      ...file.findings.map(annotation),
    ])
    .join('\n');

function annotation({ rule, severity, message, path, line, column, bar, beat }: Finding): string {
  const place = line === undefined ? '' : `,line=${line},col=${column ?? 1}`;
  const where =
    bar === undefined || beat === undefined ? '' : `bar ${bar}, beat ${Math.round(beat * 100) / 100}: `;
  const command = severity === 'error' ? 'error' : 'warning';
  return `::${command} file=${property(path)}${place},title=${property(rule)}::${data(where + message)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
