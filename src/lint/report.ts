/** What a run of lint says, before a reporter gives it a shape. */
import type { Finding, Severity } from './types.ts';

/** The notes of a song, for a reporter that draws it. */
export type Picture = {
  notes: { startUs: number; endUs: number; note: number; channel: number }[];
  barStartsUs: number[];
  durationUs: number;
};

export type FileReport = {
  path: string;
  findings: Finding[];
  /** Findings of a rule beyond those that are listed. */
  more: Record<string, number>;
  /** Why the file could not be linted; one line. */
  failure?: string;
  /** Why what fixes changed could not be written; one line. */
  fixFailure?: string;
  picture?: Picture;
};

export type LintReport = { files: FileReport[]; version: string };

export type Reporter = (report: LintReport) => string;

/** What kept flopera from its work on a file, under a name for it. */
export function failuresOf({ failure, fixFailure }: FileReport): { name: string; message: string }[] {
  return [
    ...(failure === undefined ? [] : [{ name: 'not linted', message: failure }]),
    ...(fixFailure === undefined ? [] : [{ name: 'not put right', message: fixFailure }]),
  ];
}

/** Listed and unlisted ones together. */
export function countFindings(files: readonly FileReport[], severity?: Severity): number {
  return files.reduce((sum, { findings, more }) => {
    const listed = findings.filter((finding) => severity === undefined || finding.severity === severity);
    const unlisted = Object.entries(more).filter(([rule]) => listed.some((finding) => finding.rule === rule));
    return sum + listed.length + unlisted.reduce((all, [, count]) => all + count, 0);
  }, 0);
}
