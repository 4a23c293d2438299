// Rules about drives, at their thresholds: just so and just not, and with each of their options. A millisecond is a tick.
import { testSongs, type SongsOfRules } from './songs-of-rules.ts';

const WIDE_GATE = `
      arrangement:
      gate: 1
      parts:
        - { from: { channel: 1 }, drive: 1 }`;

/** A bend every 10 ms. */
const SWING = 'bend:10 r/10ms bend:20 r/10ms '.repeat(95);

const SONGS: SongsOfRules = {
  unbalanced: {
    '6 dB softer, and 5 dB': `
      all: !unbalanced
      rig: C1..B4; C1..B4, level: -6; C1..B4, level: -5
      1: C4/4
      2: C3/4
      3: C2/4`,
    'db: how much softer': `
      all: !unbalanced
      options: db 3
      rig: C1..B4; C1..B4, level: -3; C1..B4, level: -2
      1: C4/4
      2: C3/4
      3: C2/4`,
    'a louder drive that rests does not count': `
      rig: C1..B4, level: -6; C1..B4
      1: C4/4`,
    'a drive that rests is not told': `
      rig: C1..B4; C1..B4, level: -6
      1: C4/4`,
    'a drive that is doubled, and one that only doubles': `
      rig: C1..B4; C1..B4, level: -6; C1..B4, level: -6
      1: C4/4 D4
      2: C3/4 D3
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }
        - { from: { channel: 2 }, drive: 2, double: { drive: 3, octave: 0 } }`,
  },
  'unused-drive': {
    'one plays, one does not': `
      all: !unused-drive
      rig: C1..B4; C1..B4
      1: C4/4`,
    'an empty song needs none': `
      rig: C1..B4; C1..B4
      1: r/4`,
    'without an arrangement nothing is lost, and nothing to be mended': `
      arrangement: none
      rig: C1..B4; C1..B4
      1: C4/4`,
  },
  'overworked-drive': {
    'four times as much as another one, with 100 notes': `
      all: !overworked-drive
      1: C4/4*100
      2: C2/4*25`,
    'a little less than four times': `
      1: C4/4*100
      2: C2/4*26`,
    'with 99 notes': `
      1: C4/4*99
      2: C2/4*20`,
    'times: how many times': `
      all: !overworked-drive
      options: times 2
      1: C4/4*100
      2: C2/4*50`,
    'notes: the fewest': `
      all: !overworked-drive
      options: notes 40
      1: C4/4*40
      2: C2/4*10`,
    'one alone': `
      1: C4/4*100`,
    'the average of two others': `
      all: !overworked-drive
      1: C4/4*100
      2: C2/4*40
      3: C2/4*10`,
  },
  'head-turn': {
    'turns: from track 0 once in 158 steps, twice in 159': `
      options: turns 1
      1: B4/319ms r/681ms B4/320ms !head-turn r/680ms${WIDE_GATE}`,
    'a drive that shakes does not travel': `
      rig: C1..B4, motion: shake
      options: turns 1
      1: B4/1000ms${WIDE_GATE}`,
  },
  'link-budget': {
    '250 events in a second': `
      1: B4/40ms*50
      2: B4/40ms*50
      3: B4/40ms*50
      4: B4/40ms*50
      5: B4/40ms*50`,
    'and one more': `
      all: !link-budget@somewhere
      1: B4/40ms*50
      2: B4/40ms*50
      3: B4/40ms*50
      4: B4/40ms*50
      5: B4/40ms*50
      6: r/1000ms B4/1000ms`,
    'Moppy 1 takes 160': `
      board: protocol: moppy1
      1: B4/50ms*40
      2: B4/50ms*40
      3: B4/50ms*40
      4: B4/50ms*40`,
    'Moppy 1 takes no more': `
      all: !link-budget@somewhere
      board: protocol: moppy1
      1: B4/50ms*40
      2: B4/50ms*40
      3: B4/50ms*40
      4: B4/50ms*40
      5: r/1000ms B4/1000ms`,
    'Moppy 2 takes 360': `
      board: protocol: moppy2
      1: B4/50ms*40
      2: B4/50ms*40
      3: B4/50ms*40
      4: B4/50ms*40
      5: B4/40ms*50
      6: B4/40ms*50
      7: B4/40ms*50
      8: B4/40ms*50`,
    'Moppy 2 takes no more': `
      all: !link-budget@somewhere
      board: protocol: moppy2
      1: B4/50ms*40
      2: B4/50ms*40
      3: B4/50ms*40
      4: B4/50ms*40
      5: B4/40ms*50
      6: B4/40ms*50
      7: B4/40ms*50
      8: B4/40ms*50
      9: r/1000ms B4/1000ms`,
    'bends count, as often as they are let through': `
      all: !link-budget@somewhere
      1: B3/20ms>1920ms ${SWING}
      2: B3/20ms>1920ms ${SWING}
      3: B3/20ms>1920ms ${SWING}
      4: B3/20ms>1920ms ${SWING}
      5: B3/20ms>1920ms ${SWING}
      6: B3/20ms>1920ms ${SWING}`,
    'bends are let through 50 times a second': `
      1: B3/20ms>1920ms ${SWING}
      2: B3/20ms>1920ms ${SWING}
      3: B3/20ms>1920ms ${SWING}
      4: B3/20ms>1920ms ${SWING}`,
  },
  'overheated-drive': {
    'minutes: just one, and a little more': `
      options: minutes 1
      1: C4/30000ms D4 r/2000ms E4/30000ms !overheated-drive F4/30001ms${WIDE_GATE}`,
    'four minutes, and a little more': `
      1: C4/120000ms D4 r/2000ms E4/120000ms !overheated-drive F4/120001ms${WIDE_GATE}`,
    'a rest of a little less than two seconds': `
      options: minutes 1
      1: C4/30000ms !overheated-drive r/1999ms D4/30000ms${WIDE_GATE}`,
    'restSeconds: what counts as one': `
      options: minutes 1, restSeconds 4
      1: C4/30000ms r/4000ms D4/30000ms !overheated-drive r/3999ms E4/30000ms${WIDE_GATE}`,
  },
};

testSongs(SONGS, (rule) => `tempo: 125\nonly: ${rule}\n`);
