/** Puts one fault into one clean piece, and sees what lint says. */
import { lintSources } from '../../src/lint/lint-sources.ts';
import { presetSettings } from '../../src/lint/presets.ts';
import { withRule } from '../../src/lint/config.ts';
import type { Finding } from '../../src/lint/types.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';
import type { Rig } from '../../src/rig/types.ts';
import type { Random } from '../midi/random.ts';
import { pieceArrangement, pieceBytes, randomPiece, type Piece } from './corpus.ts';
import type { Fault } from './fault-edits.ts';

export type Trial = {
  isFound: boolean;
  /** Rules that spoke up and had no reason to. */
  unexplained: string[];
};

/** Two and a half minutes. */
const NOTES_OF_A_PART = 400;
const PLACE_TOLERANCE_US = 30_000;
/** All rules, also the one that only Moppy needs. */
const SETTINGS = withRule(presetSettings('strict'), 'channel-gaps', { level: 'error' });

export function tryFault(fault: Fault, random: Random): Trial {
  const piece = randomPiece(fault.notes ?? NOTES_OF_A_PART, random);
  const atUs = fault.insert(piece, random);
  const bytes = pieceBytes(piece);
  const damaged = fault.damage?.(bytes, random) ?? bytes;
  const findings = lintPiece(piece, damaged, rigWith(fault.levels ?? []), fault.isBare ?? false);
  const own = findings.filter(({ rule }) => rule === fault.rule);
  const others = findings.filter(({ rule }) => rule !== fault.rule && !fault.explains?.includes(rule));
  return {
    isFound: own.some(
      ({ us }) => atUs === undefined || Math.abs((us ?? -Infinity) - atUs) < PLACE_TOLERANCE_US,
    ),
    unexplained: [...new Set(others.map(({ rule }) => rule))],
  };
}

/** What lint says of a piece as it came. */
export function lintClean(notes: number, random: Random): Finding[] {
  const piece = randomPiece(notes, random);
  return lintPiece(piece, pieceBytes(piece), defaultRig(), false);
}

function lintPiece(piece: Piece, bytes: Uint8Array, rig: Rig, isBare: boolean): Finding[] {
  const arrangement = isBare ? undefined : { path: 'song.yaml', text: pieceArrangement(piece) };
  return lintSources({ path: 'song.mid', bytes, arrangement, rig, settings: SETTINGS }).findings;
}

function rigWith(levels: readonly number[]): Rig {
  const { boards } = defaultRig();
  return {
    boards: boards.map((board) => ({
      ...board,
      drives: board.drives.map((drive, place) => ({ ...drive, levelDb: levels[place] ?? 0 })),
    })),
  };
}
