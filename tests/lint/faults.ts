/** Each kind of fault that lint is to find, put into a piece that has none. */
import type { Fault } from './fault-edits.ts';
import { noteFaults } from './note-faults.ts';
import { pieceFaults } from './piece-faults.ts';

export const faults: readonly Fault[] = [...noteFaults, ...pieceFaults];
