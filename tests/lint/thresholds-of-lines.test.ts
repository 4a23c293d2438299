// Rules about the melody and the bass, at their thresholds: onsets are 25 ms wide. A millisecond is a tick.
import { testSongs, type SongsOfRules } from './songs-of-rules.ts';

const SONGS: SongsOfRules = {
  'dropped-melody': {
    'an inner note and the bass are no melody': `
      rig: C1..B4
      1: G4/4
      2: E4/4
      3: C2/4
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }`,
    'the highest of a chord, and what comes 25 ms after it': `
      rig: C1..B4
      1: C4/1 C4
      2: r/25ms G4/455ms !dropped-melody r/4
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }`,
    'what is struck beneath a note that still sounds is no melody': `
      rig: C1..B4
      1: C4/1 r
      2: r/4 G3/4
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }`,
    'what is struck within 25 ms of its end is': `
      rig: C1..B4
      1: C4/505ms r
      2: r/480ms G3/4 !dropped-melody
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }`,
    'what is struck 26 ms before its end is not': `
      rig: C1..B4
      1: C4/506ms r
      2: r/480ms G3/4
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }`,
    'what is struck 26 ms after another one is an onset of its own': `
      rig: C1..B4
      1: C4/20ms r
      2: r/26ms G3/4 !dropped-melody
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }`,
    'what is struck as high as a note that still sounds is': `
      rig: C1..B4; C1..B4
      1: C4/1
      2: r/4 C4/4 !dropped-melody
      3: C2/1
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }
        - { from: { channel: 3 }, drive: 2 }`,
    'a part that has lost one of its channels plays the other': `
      rig: C1..B4
      1: C4/4
      arrangement:
      parts:
        - { from: { channel: [1, 2] }, drive: 1 }`,
    'percussion and notes without length are no melody': `
      rig: C1..B4
      1: C4/4
      2: C5/4>0
      10: C6/4
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }`,
    'what is struck when it has ended is': `
      rig: C1..B4
      1: C4/480ms r
      2: r/480ms G3/4 !dropped-melody
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }`,
  },
  'dropped-bass': {
    'one line that is both is missed as the melody': `
      rig: C1..B4
      1: C4/4
      2: r/4 C3/4
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }`,
    'the lowest of a chord': `
      rig: C1..B4
      1: C4/4
      2: C3/4 !dropped-bass
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }`,
    'what is struck above a note that still sounds is no bass': `
      rig: C1..B4; C1..B4
      1: C4/1
      2: C2/1
      3: r/4 C3/4
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }
        - { from: { channel: 2 }, drive: 2 }`,
    'what is struck as low as a note that still sounds is': `
      rig: C1..B4; C1..B4
      1: C4/1
      2: C2/1
      3: r/4 C2/4 !dropped-bass
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }
        - { from: { channel: 2 }, drive: 2 }`,
    'an inner note is no bass': `
      rig: C1..B4; C1..B4
      1: C4/4
      2: E3/4
      3: C3/4
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }
        - { from: { channel: 3 }, drive: 2 }`,
  },
};

testSongs(SONGS, (rule) => `tempo: 125\nonly: ${rule}\n`);
