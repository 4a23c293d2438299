/** Arranges a score and gives the voices note by note, as tests read them. */
import { arrangedToJson, type ArrangedJson } from '../../src/arrangement/arranged-json.ts';
import { arrange } from '../../src/arrangement/arrange.ts';
import type { ArrangementFile, ArrangementOverrides } from '../../src/arrangement/types.ts';
import type { Rig } from '../../src/rig/types.ts';
import type { Score } from '../../src/score/types.ts';

export function arrangeNotes(
  score: Score,
  rig: Rig,
  file: ArrangementFile,
  overrides: ArrangementOverrides = {},
): ArrangedJson {
  return arrangedToJson(arrange(score, rig, { ...file, ...overrides }), score.notes);
}
