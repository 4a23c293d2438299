/** Arranges a score by parts written as YAML, on wide drives or on those of the default rig. */
import type { ArrangedJson } from '../../src/arrangement/arranged-json.ts';
import { arrangeNotes } from './arrange-notes.ts';
import { parseArrangement } from '../../src/arrangement/parse-arrangement.ts';
import type { ArrangementOverrides } from '../../src/arrangement/types.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';
import { parseRig } from '../../src/rig/parse-rig.ts';
import type { Score } from '../../src/score/types.ts';

/** Six drives of four octaves, so that nothing folds. */
const WIDE_RIG = parseRig(
  `boards: [{id: main, drives: [${[1, 2, 3, 4, 5, 6].map((id) => `{id: ${id}, range: C1..B4}`).join(', ')}]}]`,
  'wide.yaml',
);

export function wide(
  score: Score,
  parts: string,
  overrides: ArrangementOverrides = { gate: 1 },
): ArrangedJson {
  return arrangeNotes(score, WIDE_RIG, parseArrangement(`parts:\n${parts}`, 'song.yaml'), overrides);
}

export function narrow(
  score: Score,
  parts: string,
  overrides: ArrangementOverrides = { gate: 1 },
): ArrangedJson {
  return arrangeNotes(score, defaultRig(), parseArrangement(`parts:\n${parts}`, 'song.yaml'), overrides);
}
