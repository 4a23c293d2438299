// The quick way for plain parts gives the same voices as the whole way, which a part that needs it keeps the others on.
import { expect, test } from 'vitest';
import { arrange } from '../../src/arrangement/arrange.ts';
import { parseArrangement } from '../../src/arrangement/parse-arrangement.ts';
import type { Arranged } from '../../src/arrangement/types.ts';
import { readMidi } from '../../src/midi/read-midi.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';
import { toScore } from '../../src/score/to-score.ts';
import { faults } from '../lint/faults.ts';
import { pieceArrangement, pieceBytes, randomPiece } from '../lint/corpus.ts';
import { createRandom } from '../midi/random.ts';

const SEED = 8;

/** A part with a range limit takes the whole way, and so do all others beside it. */
function wholeWay(text: string): string {
  return text.replace('"channel": 6', '"channel": 6, "range": "C-1..G9"');
}

test('pieces whole and broken, at other tempi, keys and gates', () => {
  const random = createRandom(SEED);
  for (const fault of faults.filter(({ isBare, damage }) => !isBare && !damage)) {
    const piece = randomPiece(60, random);
    fault.insert(piece, random);
    Object.assign(piece.arrangement, { tempo: 0.5 + random.next(), transpose: random.below(3) - 1 });
    const score = toScore(readMidi(pieceBytes(piece)));
    const text = pieceArrangement(piece);
    const [quick, whole] = [text, wholeWay(text)].map((one): Arranged => {
      const playing = new Set(score.channels.map(({ channel }) => channel));
      const file = parseArrangement(one, 'song.yaml');
      const parts = file.parts.filter(({ from }) => from.channels?.every((channel) => playing.has(channel)));
      return arrange(score, defaultRig(), { ...file, parts });
    });
    expect(quick?.voices, `${fault.rule}, seed ${SEED}`).toEqual(whole?.voices);
    expect(quick?.dropped, fault.rule).toEqual(whole?.dropped);
  }
});
