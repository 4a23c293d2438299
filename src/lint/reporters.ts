/** Reporters by the name a user gives with `--format`; each is a pure function from a report to text, loaded when asked for. */
import type { Reporter } from './report.ts';

export const reporters: Readonly<Record<string, () => Promise<Reporter>>> = {
  stylish: async () => (await import('./reporters/stylish.ts')).stylish,
  json: async () => (await import('./reporters/json.ts')).json,
  sarif: async () => (await import('./reporters/sarif.ts')).sarif,
  github: async () => (await import('./reporters/github.ts')).github,
  junit: async () => (await import('./reporters/junit.ts')).junit,
  html: async () => (await import('./reporters/html.ts')).html,
};
