// What --fix makes of songs: better, never worse, and the second time nothing.
import { describe, expect, test } from 'vitest';
import { editArrangement } from '../../src/lint/fix/edit-arrangement.ts';
import { fixSources } from '../../src/lint/fix/fix-sources.ts';
import { mendMidi } from '../../src/lint/fix/mend-midi.ts';
import { presetSettings } from '../../src/lint/presets.ts';
import { unpackEvents } from '../../src/midi/event-table.ts';
import { readMidi } from '../../src/midi/read-midi.ts';
import { toScore } from '../../src/score/to-score.ts';
import type { Note } from '../../src/score/types.ts';
import { parseLintText } from './lint-text.ts';

function fix(text: string, isMidiToo = false): ReturnType<typeof fixSources> & { left: string[] } {
  const { bytes, rig, arrangement } = parseLintText(text);
  const fixed = fixSources(
    { path: 'song.mid', settings: presetSettings('strict'), bytes, rig, arrangement },
    isMidiToo,
  );
  return { ...fixed, left: fixed.linted.findings.map(({ rule }) => rule) };
}

describe('the arrangement', () => {
  test('a gate too wide, a unison, a missing title and an idle ignore at once; comments stay', () => {
    const { sources, left } = fix(`
rig: C4..B4; C3..B3
title: -
1: C4/4 C4 D4
arrangement:
# for the gig
gate: 1 # wide
licence: CC0-1.0
parts:
  - { from: { channel: 1 }, drive: 1, double: { drive: 2, octave: 0 } } # flute
lint:
  ignore:
    - { rule: long-silence, because: there was one }
`);
    // Without a title in the MIDI file there is none to copy.
    expect(left).toEqual(['missing-title']);
    expect(sources.arrangement?.text).toBe(`# for the gig
gate: 0.5 # wide
licence: CC0-1.0
parts:
  - { from: { channel: 1 }, drive: 1, double: { drive: 2, octave: -1 } } # flute
`);
  });

  test('a title is copied from the first track', () => {
    const { sources, left } = fix(
      '1: C4/4 D4\narrangement:\ntitle: ""\nparts:\n  - { from: { channel: 1 }, drive: 1 }\n',
    );
    expect(left).toEqual([]);
    expect(sources.arrangement?.text).toContain('title: "Title"');
  });

  test('what cannot be fixed is left alone', () => {
    const text = 'licence: -\n1: C4/4 C4/128 r/128\n';
    const { sources, left } = fix(text);
    expect(left.toSorted()).toEqual(['missing-licence', 'short-note']);
    expect(sources.arrangement?.text).toBe(parseLintText(text).arrangement?.text);
  });

  test('a fix that brings a fault of another rule is left out, the others are made', () => {
    // An octave above, the other drive has none of the notes, and would stand idle.
    const { sources, left } = fix(`
rig: C3..B3; F#3..F4
1: G3/4 A3 G3
arrangement:
title: ""
parts:
  - { from: { channel: 1 }, drive: 1, double: { drive: 2, octave: 0 } }
`);
    expect(left).toEqual(['unison-doubling']);
    expect(sources.arrangement?.text).toContain('title: "Title"');
    expect(sources.arrangement?.text).toContain('double: { drive: 2, octave: 0 }');
  });

  test('without an arrangement there is nothing to write', () => {
    const { sources, left } = fix('arrangement: none\ntitle: -\n1: C4/4 C4>0\n');
    expect(sources.arrangement).toBeUndefined();
    expect(left.toSorted()).toEqual(['missing-title', 'zero-length']);
  });

  test('of one value changed by several fixes there is one change', () => {
    const { sources, left } = fix(`
1: C4/4 C4 C4 C4
arrangement:
gate: 1
parts:
  - { from: { channel: 1 }, drive: 1 }
`);
    expect(left).toEqual([]);
    expect(sources.arrangement?.text.match(/gate: 0\.5/g)).toHaveLength(1);
  });

  test('list items are taken out from the last to the first, and what is empty then goes', () => {
    const text = 'lint:\n  ignore:\n    - a\n    - b\ntitle: x\n';
    const out = (index: number) => ({ keys: ['lint', 'ignore', index], value: undefined });
    expect(editArrangement(text, [out(0), out(1)])).toBe('title: x\n');
    expect(editArrangement(text, [out(0)])).toBe('lint:\n  ignore:\n    - b\ntitle: x\n');
  });
});

describe('the MIDI file', () => {
  const BROKEN = 'damage: cut 3\n1: C4/4>2 C4/4 E4/4>0 E4/4>never r/4\n';

  test('is left alone unless asked', () => {
    const { sources } = fix(BROKEN);
    expect(sources.bytes).toEqual(parseLintText(BROKEN).bytes);
  });

  test('every note is ended once, and plays as it did', () => {
    const { sources, left } = fix(BROKEN, true);
    expect(left).toEqual([]);
    const before = notesOf(parseLintText(BROKEN).bytes).filter(({ startUs, endUs }) => endUs > startUs);
    expect(notesOf(sources.bytes)).toEqual(before);
  });

  test('arrangement and MIDI file are put right in one go', () => {
    const { sources, left } = fix(
      `${BROKEN}arrangement:\ntitle: ""\nparts:\n  - { from: { channel: 1 }, drive: 1 }\n`,
      true,
    );
    expect(left).toEqual([]);
    expect(sources.arrangement?.text).toContain('title: "Title"');
    expect(sources.bytes).not.toEqual(parseLintText(BROKEN).bytes);
  });

  test('at one tick a note ends before what is set, and that before the next begins', () => {
    const { events } =
      readMidi(mendMidi(readMidi(parseLintText('1: C4/4 bend:100 C4').bytes))).tracks[1] ?? {};
    const types =
      events && unpackEvents(events).flatMap(({ midiTick, type }) => (midiTick === 480 ? [type] : []));
    expect(types).toEqual(['noteOff', 'controller', 'controller', 'controller', 'pitchBend', 'noteOn']);
  });

  test('in format 2 a note that nothing ends lasts to the end of its track, whatever the next one strikes', () => {
    const file = readMidi(parseLintText('arrangement: none\n1: C4/4>never\n1: r/2 C4/4').bytes);
    const endTicks = ([1, 2] as const).map((format) => {
      const { events } = readMidi(mendMidi({ ...file, format })).tracks[1] ?? {};
      return events && unpackEvents(events).find(({ type }) => type === 'noteOff')?.midiTick;
    });
    expect(endTicks).toEqual([960, 480]);
  });

  test('a file of format 2 becomes one of format 1, and no other changes its format', () => {
    const { bytes } = parseLintText('1: C4/4 D4/4>never');
    const formats = [0, 1, 2].map((format) => {
      const file = { ...readMidi(bytes), format: format as 0 | 1 | 2 };
      return readMidi(mendMidi({ ...file, tracks: format === 0 ? file.tracks.slice(1) : file.tracks }))
        .format;
    });
    expect(formats).toEqual([0, 1, 1]);
  });
});

function notesOf(bytes: Uint8Array): Note[] {
  return toScore(readMidi(bytes)).notes.rows();
}
