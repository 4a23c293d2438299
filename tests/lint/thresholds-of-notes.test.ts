// Rules about single notes, at their thresholds: just so and just not, and with each of their options. A millisecond is a tick.
import { testSongs, type SongsOfRules } from './songs-of-rules.ts';

const SONGS: SongsOfRules = {
  'out-of-range': {
    'the lowest and the highest note of the drive, and those beyond': `
      rig: C3..B3
      1: C3/4 B3 B2 !out-of-range C4 !out-of-range`,
    'without an arrangement the range of all drives together counts': `
      arrangement: none
      rig: C4..B4; C3..B3
      1: C3/4 B4 B2 !out-of-range C5 !out-of-range`,
    'percussion lies in no range': `
      arrangement: none
      rig: C3..B4
      1: C3/4
      10: C2/4`,
  },
  'short-note': {
    '40 ms are heard, 39 ms are not': `
      1: C4/40ms r/500ms C4/39ms !short-note r/500ms`,
    'ms: the shortest': `
      options: ms 60
      1: C4/60ms r/500ms C4/59ms !short-note r/500ms
      arrangement:
      gate: 1
      parts:
        - { from: { channel: 1 }, drive: 1 }`,
    'three steps of C1 are heard, fewer are not': `
      1: C1/92ms r/500ms C1/91ms !short-note r/500ms`,
    'steps: the fewest': `
      options: steps 5
      1: C1/153ms r/500ms C1/152ms !short-note r/500ms
      arrangement:
      gate: 1
      parts:
        - { from: { channel: 1 }, drive: 1 }`,
    'a note without length is the business of another rule': `
      1: C4/4>0 C4/4`,
    'a doubling is not told apart': `
      rig: C1..B4; C1..B4
      1: C4/39ms !short-note r/500ms
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1, double: { drive: 2, octave: 0 } }`,
    'what a trill loses is the business of another rule': `
      rig: C1..B1
      1: C1/64 !short-note D1 C1 !short-note D1 C1 !short-note D1 C1 !short-note D1 | r/4 C1/4 E1`,
  },
  'no-gap': {
    'a gap of 10 ms is heard, of 9 ms it is not': `
      1: C4/480ms>470ms C4/480ms>471ms C4/480ms !no-gap
      arrangement:
      gate: 1
      parts:
        - { from: { channel: 1 }, drive: 1 }`,
    'gapMs: the least': `
      options: gapMs 100
      1: C4/480ms>380ms C4/480ms>381ms C4/480ms !no-gap
      arrangement:
      gate: 1
      parts:
        - { from: { channel: 1 }, drive: 1 }`,
    'another note is no repetition': `
      1: C4/480ms D4 C4
      arrangement:
      gate: 1
      parts:
        - { from: { channel: 1 }, drive: 1 }`,
    'half of each note is enough': `
      1: C4/480ms C4`,
    'as the arrangement has it by default, and at its floor': `
      arrangement: none
      1: C4/480ms C4 C4/50ms C4/480ms !no-gap`,
  },
  'fast-trill': {
    'four notes of 69 ms trill': `
      1: C4/69ms !fast-trill D4 C4 D4 r/500ms`,
    'of 70 ms they do not': `
      1: C4/70ms D4 C4 D4 r/500ms`,
    'three notes do not': `
      1: C4/69ms D4 C4 r/500ms`,
    'nor do four that do not come back': `
      1: C4/69ms D4 E4 D4 r/500ms`,
    'nor a note repeated within': `
      1: C4/69ms D4 D4 C4 r/500ms`,
    'nor does it go on through a longer note': `
      1: C4/69ms D4 C4/70ms D4/69ms C4 r/500ms`,
    'a drum that interrupts one of them does not end it': `
      rig: C1..B4
      1: C4/69ms !fast-trill D4 C4 D4 r/500ms
      10: r/100ms C2/10ms
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }
        - { from: { channel: 10 }, drum: { 36: { drive: 1, burst: click } } }`,
    'ms: the slowest': `
      options: ms 100
      1: C4/99ms !fast-trill D4 C4 D4 r/500ms C4/100ms D4 C4 D4 r/500ms`,
    'notes: the fewest': `
      options: notes 6
      1: C4/69ms !fast-trill D4 C4 D4 C4 D4 r/500ms C4/69ms D4 C4 D4 C4 r/500ms`,
    'two of them, with a note in common': `
      1: C4/69ms !fast-trill D4 C4 D4 !fast-trill E4 D4 E4 D4 r/500ms`,
    'as fast as it is played': `
      1: C4/139ms !fast-trill D4 C4 D4 r/500ms C4/140ms D4 C4 D4 r/500ms
      arrangement:
      tempo: 2
      parts:
        - { from: { channel: 1 }, drive: 1 }`,
  },
  'bend-range': {
    'half a semitone beyond the range is allowed, a little more is not': `
      rig: C1..B4
      1: bend:49 B4/4 bend:51 B4 !bend-range bend:0 C4`,
    'and so at the lower end': `
      rig: C1..B4
      1: bend:-49 C1/4 bend:-51 C1 !bend-range bend:0 C4`,
    'beyondCents: how far beyond': `
      options: beyondCents 150
      rig: C1..B4
      1: bend:150 B4/4 bend:151 B4 !bend-range bend:-150 C1 bend:-151 C1 !bend-range bend:0 C4`,
    'an octave is allowed, a little more is not': `
      1: bend:1200 C3/4 bend:1201 C3 !bend-range bend:-1200 C3 bend:-1201 C3 !bend-range bend:0 C4`,
    'cents: how far within the range': `
      options: cents 150
      1: bend:150 C3/4 bend:151 C3 !bend-range bend:-150 C3 bend:-151 C3 !bend-range bend:0 C4`,
  },
  'zero-length': {
    'none at all, and 1 ms': `
      1: C4/4>0 !zero-length C4/1ms r/479ms`,
    'struck twice at once is the business of another rule': `
      1: C4+C4/4 D4`,
    'without length, and struck again later': `
      1: C4/4>0 !zero-length D4 C4`,
  },
};

testSongs(SONGS, (rule) => `tempo: 125\nonly: ${rule}\n`);
