/** A wrong arrangement is told by line, column and remedy: by itself, and against song and rig. */
import { describe, expect, test } from 'vitest';
import { arrange } from '../../src/arrangement/arrange.ts';
import { arrangementJsonSchema } from '../../src/arrangement/file/schema.ts';
import { parseArrangement } from '../../src/arrangement/parse-arrangement.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';
import { scoreOf } from '../score/event-text.ts';

const DESIGN_SAMPLE = `title: Toccata
composer: J. S. Bach
licence: CC0-1.0
source: typed from the score
tempo: 1.0
transpose: 0
gate: 0.5
lint: {ignore: [anything]}
parts:
  - {from: {channel: 1}, drive: 1, octave: -1}
  - {from: {track: 2}, split: top, drive: 2, double: {drive: 5, octave: -1}}
  - {from: {track: 2}, split: bottom 2, drive: [5, 6]}
  - {from: {channel: 10}, drum: {36: {drive: 6, burst: kick}}}
`;

test('the sample of the documentation reads', () => {
  const { errorAt: _, ...file } = parseArrangement(DESIGN_SAMPLE, 'song.yaml');
  expect(file).toEqual({
    title: 'Toccata',
    composer: 'J. S. Bach',
    licence: 'CC0-1.0',
    source: 'typed from the score',
    tempo: 1,
    transpose: 0,
    gate: 0.5,
    lint: { ignore: ['anything'] },
    parts: [
      { from: { channels: [1] }, drives: [1], octave: -1, sustain: false },
      {
        from: { tracks: [2] },
        drives: [2],
        octave: 0,
        sustain: false,
        split: { from: 'top', voices: 1 },
        double: { drive: 5, octave: -1 },
      },
      {
        from: { tracks: [2] },
        drives: [5, 6],
        octave: 0,
        sustain: false,
        split: { from: 'bottom', voices: 2 },
      },
      {
        from: { channels: [10] },
        drives: [],
        octave: 0,
        sustain: false,
        drums: new Map([[36, { drive: 6, burst: 'kick' }]]),
      },
    ],
  });
});

/** The song that errors are tried against: channels 1 and 3. */
const SONG = scoreOf('1: C4 0-500\n3: E4 0-500');

describe('errors', () => {
  const cases: [what: string, text: string, error: string][] = [
    ['a key mistyped', 'tempp: 2', "song.yaml:1:1: there is no 'tempp' here; did you mean 'tempo'?"],
    ['a tempo that is none', 'tempo: 0', "song.yaml:1:8: 'tempo' is too small; the least allowed is 0.1"],
    ['a gate above one', 'gate: 2', "song.yaml:1:7: 'gate' is too large; the most allowed is 1"],
    [
      'a key that is none',
      'transpose: up',
      "song.yaml:1:12: 'transpose': write whole semitones from -60 to 60, or auto",
    ],
    [
      'channel 0',
      'parts:\n- {from: {channel: 0}, drive: 1}',
      "song.yaml:2:20: 'channel' is too small; the least allowed is 1",
    ],
    [
      'a split that is none',
      'parts:\n- {from: {channel: 1}, split: tpo, drive: 1}',
      "song.yaml:2:31: 'split': write top, bottom, 'top 2', 'bottom 2' or rest; or melody, bass or inner, which flopera arranges itself",
    ],
    [
      'more voices than drives',
      'parts:\n- {from: {channel: 1}, split: top 2, drive: 1}',
      'song.yaml:2:31: split top 2 is 2 voices, but the part has 1 drive; name 2 drives',
    ],
    [
      'one drive twice in a part',
      'parts:\n- {from: {channel: 1}, drive: [1, 1]}',
      'song.yaml:2:31: the part names drive 1 twice; name each drive once',
    ],
    [
      'no drive',
      'parts:\n- {from: {channel: 1}}',
      "song.yaml:2:3: this part has no 'drive', so nobody plays it; add drive: and an id of the rig",
    ],
    [
      'drums with a drive',
      'parts:\n- {drum: {36: {drive: 6, burst: kick}}, drive: 6}',
      "song.yaml:2:48: a part of drums has no 'drive'; its drives stand in the drum map",
    ],
    [
      'a burst mistyped',
      'parts:\n- {drum: {36: {drive: 6, burst: kik}}}',
      "song.yaml:2:33: there is no burst 'kik'; did you mean 'kick'?",
    ],
    [
      'a drum that is no number',
      'parts:\n- {drum: {kick: {drive: 6, burst: kick}}}',
      "song.yaml:2:17: 'kick' is no note number of a drum; write 0..127, as in 36 for a kick",
    ],
    [
      'a part that doubles itself',
      'parts:\n- {from: {channel: 1}, drive: 1, double: {drive: 1, octave: -1}}',
      'song.yaml:2:50: drive 1 cannot double the part that it plays itself; name another drive',
    ],
    [
      'a range upside down',
      'parts:\n- {from: {range: C5..C4}, drive: 1}',
      'song.yaml:2:18: the range C5..C4 is upside down; write C4..C5',
    ],
    [
      'a drive that is not there',
      'parts:\n- {from: {channel: 1}, drive: [1, 8]}',
      'song.yaml:2:31: drive 8 is not in the rig, which has 1, 2, 3, 4, 5, 6; name one of these, or choose another rig',
    ],
    [
      'a channel that does not play',
      'parts:\n- {from: {channel: 2}, drive: 1}',
      'song.yaml:2:20: channel 2 plays nothing in this song; the channels that play: 1, 3',
    ],
    [
      'a track that is not there',
      'parts:\n- {from: {track: 9}, drive: 1}',
      'song.yaml:2:18: there is no track 9 in this song; the tracks with notes: 1, 3',
    ],
    [
      'a part that stays empty',
      'parts:\n- {from: {channel: 1}, drive: 1}\n- {from: {channel: 1}, split: top, drive: 2}',
      'song.yaml:3:10: part 2 gets nothing, because part 1 takes all of the same notes; give part 1 a split, such as top',
    ],
  ];
  test.each(cases)('%s', (_, text, error) => {
    expect(() => arrange(SONG, defaultRig(), parseArrangement(text, 'song.yaml'))).toThrow(
      expect.objectContaining({ name: 'UserFileError', message: error }),
    );
  });
});

test('editors get its JSON Schema, which stands in docs/', async () => {
  const text = `${JSON.stringify(arrangementJsonSchema(), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../docs/schemas/arrangement.json');
});
