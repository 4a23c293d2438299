/** The error for a file that a user wrote by hand: fact, place and remedy in one line. */

/** `rig.yaml:7:13: drive 3 is named twice; give each drive its own id` */
export class UserFileError extends Error {
  override readonly name: string = 'UserFileError';
  readonly path: string;
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  readonly factAndRemedy: string;

  constructor(path: string, line: number, column: number, factAndRemedy: string) {
    super(`${path}:${line}:${column}: ${factAndRemedy}`);
    this.path = path;
    this.line = line;
    this.column = column;
    this.factAndRemedy = factAndRemedy;
  }
}
