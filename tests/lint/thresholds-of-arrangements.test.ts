// Rules about arrangements: what they name and the song does not have, and what an ignore silences.
import { testSongs, type SongsOfRules } from './songs-of-rules.ts';

const SONGS: SongsOfRules = {
  'arrangement-drift': {
    'a channel that plays, and one that does not': `
      1: C4/4
      arrangement:
      parts:
        - { from: { channel: [1, 2] }, drive: 1 } # !arrangement-drift`,
    'a part of which nothing is left does not keep the others from playing': `
      1: C4/4
      arrangement:
      parts:
        - { from: { channel: 3 }, drive: 1 } # !arrangement-drift
        - { from: { channel: 1 }, drive: 1 }
        - { from: { track: 9 }, drive: 1 } # !arrangement-drift`,
    'a channel and a track in one part': `
      rig: C1..B4
      1: C4/4
      arrangement:
      parts:
        - from:
            channel: [1, 2] # !arrangement-drift
            track: [2, 3] # !arrangement-drift
          drive: 1`,
    'drums that the song does not strike': `
      1: C4/4
      10: C2/4
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }
        - { from: { channel: 10 }, drum: { 38: { drive: 1, burst: kick } } } # !arrangement-drift`,
    'drums that it strikes': `
      1: C4/4
      10: C2/4
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }
        - { from: { channel: 10 }, drum: { 36: { drive: 1, burst: kick } } }`,
    'a range that reaches its only note, and one that does not': `
      1: C4/4
      arrangement:
      parts:
        - { from: { channel: 1, range: C4..C5 }, drive: 1 }
        - { from: { channel: 1, range: D4..C5 }, drive: 1 } # !arrangement-drift`,
    'percussion may be left out': `
      1: C4/4
      10: C2/4
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }`,
    'a channel of which an inner note is left out, told where it begins': `
      rig: C1..B4; C1..B4
      1: G4/1 G4
      2: r/2 E4/4 !arrangement-drift F4 E4 r/4
      3: C3/1 C3
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }
        - { from: { channel: 3 }, drive: 2 }`,
    'a channel left out that has the melody is told note by note': `
      rig: C1..B4; C1..B4
      1: C4/1
      2: E4/1
      3: C3/1
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }
        - { from: { channel: 3 }, drive: 2 }`,
    'a part of all channels takes each of them': `
      1: C4/4
      2: E4/4
      arrangement:
      parts:
        - { from: {}, drive: [1, 2] }`,
  },
  'missing-title': {
    'blanks are none': `
      title: -
      1: C4/4
      arrangement:
      title: "  " # !missing-title
      parts:
        - { from: { channel: 1 }, drive: 1 }`,
    'without an arrangement the first track has it': `
      arrangement: none
      1: C4/4`,
    'or has none': `
      all: !missing-title
      title: -
      arrangement: none
      1: C4/4`,
  },
  'missing-licence': {
    'blanks are none': `
      1: C4/4
      arrangement:
      licence: "  " # !missing-licence
      parts:
        - { from: { channel: 1 }, drive: 1 }`,
    'without an arrangement the copyright is one': `
      arrangement: none
      1: C4/4`,
  },
  'unison-doubling': {
    'in unison, and at the octave': `
      rig: C1..B4; C1..B4; C1..B4; C1..B4
      1: C4/4
      2: C3/4
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1, double: { drive: 2, octave: 0 } } # !unison-doubling
        - { from: { channel: 2 }, drive: 3, double: { drive: 4, octave: 1 } }`,
  },
};

testSongs(SONGS, (rule) => `tempo: 125\nonly: ${rule}\n`);

testSongs(
  {
    'unused-ignore': {
      'an ignore of the bar before, of the bar, and of the bar behind': `
      1: r/1 C4/12ms r/468ms r/2. r/1
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }
      lint:
        ignore:
          - { rule: short-note, bars: 1, because: there was one } # !unused-ignore
          - { rule: short-note, bars: 2, because: it is meant }
          - { rule: short-note, bars: 3..4, because: there was one } # !unused-ignore`,
      'the first and the last of its bars': `
      1: C4/12ms !short-note r/468ms r/2. C4/12ms r/468ms r/2. C4/12ms r/468ms r/2. C4/12ms !short-note r/468ms r/2.
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }
      lint:
        ignore:
          - { rule: short-note, bars: 2..3, because: it is meant }`,
      'of what is found in no bar, one with bars silences nothing': `
      licence: -
      1: C4/4
      arrangement:
      licence: "" # !missing-licence
      parts:
        - { from: { channel: 1 }, drive: 1 }
      lint:
        ignore:
          - { rule: missing-licence, bars: 1, because: it is meant } # !unused-ignore`,
      'one without bars silences all, for a reason of three letters': `
      licence: -
      1: C4/12ms r/468ms
      arrangement:
      licence: ""
      parts:
        - { from: { channel: 1 }, drive: 1 }
      lint:
        ignore:
          - { rule: missing-licence, because: own }
          - { rule: short-note, because: yes }`,
      'the second of two that silence the same is in nobody’s way, and of no use': `
      1: C4/12ms r/468ms
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }
      "lint" :
        ignore:
          - { rule: short-note, because: it is meant }
          - { rule: short-note, bars: 1, because: it is meant } # !unused-ignore`,
    },
  },
  () => 'tempo: 125\n',
);
