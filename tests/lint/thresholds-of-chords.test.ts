// Rules about notes that sound together, at their thresholds: just so and just not, and with each of their options. A millisecond is a tick.
import { testSongs, type SongsOfRules } from './songs-of-rules.ts';

const SONGS: SongsOfRules = {
  'channel-polyphony': {
    '30 ms at once are legato': `
      1: C4/480ms>510ms D4`,
    '31 ms are not': `
      1: C4/480ms>511ms D4 !channel-polyphony`,
    'a note of 30 ms on top of another one': `
      1: C4/480ms>960ms D4/30ms r/450ms E4/480ms`,
    'a note of 31 ms on top of another one': `
      1: C4/480ms>960ms D4/31ms !channel-polyphony r/449ms E4/480ms`,
    'overlapMs: what is legato': `
      options: overlapMs 100
      1: C4/480ms>580ms D4 r C4/480ms>581ms D4 !channel-polyphony`,
    'a chord': `
      1: C4+E4/4 !channel-polyphony`,
    'a chord without an arrangement': `
      arrangement: none
      1: C4+E4/4 !channel-polyphony`,
    'percussion is not judged': `
      arrangement: none
      1: C4/4
      10: C2+E2/1 r/1`,
    'as many notes as the part has drives, and one more': `
      rig: C1..B4; C1..B4
      1: C4+E4/4 r C4+E4+G4 !channel-polyphony
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: [1, 2] }`,
    'what ended in between does not count': `
      rig: C1..B4; C1..B4
      1: C4/240ms>960ms D4>240ms E4>240ms r G4
      2: r/1
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: [1, 2] }`,
    'two channels on a drive, 30 ms at once': `
      rig: C1..B4
      1: C4/480ms>510ms r
      2: r/480ms D4
      arrangement:
      parts:
        - { from: { channel: [1, 2] }, drive: 1 }`,
    'two channels on a drive, 31 ms at once': `
      rig: C1..B4
      1: C4/480ms>511ms r
      2: r/480ms D4 !channel-polyphony
      arrangement:
      parts:
        - { from: { channel: [1, 2] }, drive: 1 }`,
    'two channels on a drive, with the same note': `
      rig: C1..B4
      1: C4/480ms>960ms r
      2: r/480ms C4
      arrangement:
      parts:
        - { from: { channel: [1, 2] }, drive: 1 }`,
    'a note that finds its drive taken at its onset': `
      rig: C1..B4
      1: C4/4 !channel-polyphony
      2: D4/4
      arrangement:
      parts:
        - { from: { channel: [1, 2] }, drive: 1 }`,
    'lines that flopera chose itself are no fault': `
      rig: C1..B4; C1..B4; C1..B4
      1: C4+E4+G4/1
      2: r/4 F4/2.
      arrangement:
      parts:
        - { from: { channel: [1, 2] }, split: melody, drive: 1 }
        - { from: { channel: [1, 2] }, split: bass, drive: 2 }
        - { from: { channel: [1, 2] }, split: inner, drive: 3 }`,
  },
  'fold-crossing': {
    'in unison': `
      rig: C3..B3; C3..B3
      1: C4/2 !fold-crossing
      2: C3/2`,
    'in unison, as flopera chose itself': `
      arrangement: none
      rig: C3..B3; C3..B3
      1: C4/2
      2: C3/2`,
    'written as one pitch': `
      rig: C3..B3; C3..B3
      1: C4/2
      2: C4/2`,
    'one begins as the other ends': `
      rig: C3..B3; C3..B3
      1: C4/480ms r
      2: r/480ms C3/480ms
      arrangement:
      gate: 1
      parts:
        - { from: { channel: 1 }, drive: 1 }
        - { from: { channel: 2 }, drive: 2 }`,
    'one begins 1 ms before the other ends': `
      rig: C3..B3; C3..B3
      1: C4/480ms !fold-crossing r
      2: r/479ms C3/480ms
      arrangement:
      gate: 1
      parts:
        - { from: { channel: 1 }, drive: 1 }
        - { from: { channel: 2 }, drive: 2 }`,
    'the melody below the bass, whichever begins first': `
      rig: C2..B2; C3..B3
      1: r/4 C4/4 !fold-crossing
      2: C3/1`,
    'the bass above the melody': `
      rig: C3..B3; C4..B4
      1: E3/2
      2: E2/2 !fold-crossing`,
    'neither is folded': `
      rig: C3..B3; C3..B3
      1: C3/2
      2: C3/2`,
    'an inner voice below the bass': `
      rig: C5..B5; C2..B2; C3..B3
      1: C5/2
      2: C4/2
      3: C3/2`,
    'the melody below an inner voice': `
      rig: C2..B2; C3..B3; C1..B1
      1: C4/2
      2: C3/2
      3: C1/2`,
  },
  'unison-doubling': {
    'eight notes that another part has, too': `
      1: C4/4*8
      2: C4/4 !unison-doubling C4*7`,
    'seven are too few': `
      1: C4/4*7
      2: C4/4*7`,
    'notes: the fewest': `
      options: notes 4
      1: C4/4*4
      2: C4/4 !unison-doubling C4*3`,
    'nine of ten': `
      1: C4/4*10
      2: C4/4 !unison-doubling C4*8 D4`,
    'eight of ten': `
      1: C4/4*10
      2: C4/4*8 D4 D4`,
    '25 ms apart': `
      1: C4/4*8
      2: r/25ms C4/4 !unison-doubling C4*7`,
    '26 ms apart': `
      1: C4/4*8
      2: r/26ms C4/4*8`,
    '25 ms before': `
      1: r/25ms C4/4*8
      2: C4/4 !unison-doubling C4*7`,
    'other notes at the start': `
      1: C4/4*200
      2: D4/4*10 C4/4*190`,
    'without an arrangement it is the business of flopera': `
      arrangement: none
      1: C4/4*8
      2: C4/4*8`,
    'an octave apart': `
      1: C4/4*8
      2: C3/4*8`,
  },
};

testSongs(SONGS, (rule) => `tempo: 125\nonly: ${rule}\n`);
