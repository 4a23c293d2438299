/** Reporters by the name a user gives with `--format`; each is a pure function from a report to text. */
import type { Reporter } from '../report.ts';
import { github } from './github.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { sarif } from './sarif.ts';
import { stylish } from './stylish.ts';

export const reporters: Readonly<Record<string, Reporter>> = { stylish, json, sarif, github, junit, html };
