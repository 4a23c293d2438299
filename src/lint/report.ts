/** What a run of lint says, before a reporter gives it a shape. */
import type { Strip } from '../roll/to-strip.ts';
import type { Finding, Severity } from './types.ts';

export type FileReport = {
  path: string;
  findings: Finding[];
  /** Findings of a rule beyond those that are listed. */
  more: Record<string, number>;
  /** Why the file could not be linted; one line. */
  failure?: string;
  /** Where the cause of the failure stands, in an arrangement or a configuration; both numbers from 1. */
  failurePlace?: { path: string; line: number; column: number };
  /** Why what fixes changed could not be written; one line. */
  fixFailure?: string;
  /** For a reporter that draws the song. */
  picture?: Strip;
};

export type LintReport = {
  files: FileReport[];
  version: string;
  /** Absent: as the terminal shows colours. */
  isColoured?: boolean;
  /** The findings are those that fixes would leave, which are not written. */
  isForeseen?: boolean;
};

export type Reporter = (report: LintReport) => string;

export type Failure = {
  name: string;
  message: string;
  /** The song itself where no other file is at fault. */
  place: { path: string; line?: number; column?: number };
};

/** What kept flopera from its work on a file, under a name for it. */
export function failuresOf({ path, failure, failurePlace, fixFailure }: FileReport): Failure[] {
  return [
    ...(failure === undefined
      ? []
      : [{ name: 'not linted', message: failure, place: failurePlace ?? { path } }]),
    ...(fixFailure === undefined ? [] : [{ name: 'not put right', message: fixFailure, place: { path } }]),
  ];
}

/** Findings of a file that are counted and not listed, as `and 12 more of short-note`. */
export function unlistedOf({ more }: FileReport): { rule: string; message: string }[] {
  return Object.entries(more).map(([rule, count]) => ({ rule, message: `and ${count} more of ${rule}` }));
}

/** Listed and unlisted ones together. */
export function countFindings(files: readonly FileReport[], severity?: Severity): number {
  return files.reduce((sum, { findings, more }) => {
    const listed = findings.filter((finding) => severity === undefined || finding.severity === severity);
    const unlisted = Object.entries(more).filter(([rule]) => listed.some((finding) => finding.rule === rule));
    return sum + listed.length + unlisted.reduce((all, [, count]) => all + count, 0);
  }, 0);
}
