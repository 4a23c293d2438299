/** The exit codes of every command, so that scripts around flopera can tell one ending from another. */

export const exitCodes = {
  done: 0,
  /** Lint found something, or a performance had faults. */
  findings: 1,
  /** Wrong use, or input that cannot be read. */
  usage: 2,
  /** A port or a board. */
  device: 3,
  /** Ctrl-C or a request to end; the drives were silenced first. */
  interrupted: 130,
} as const;
