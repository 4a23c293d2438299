// What outsiders expect of a rule beyond its page: each song is marked with all that is to be found in it, and no more.

import { testSongs, type SongsOfRules } from './songs-of-rules.ts';

const SONGS: SongsOfRules = {
  'channel-polyphony': {
    'two channels on one drive': `
      rig: C1..B4
      1: C4/1 C4
      2: r/4 D4 !channel-polyphony r/2 r/1
      arrangement:
      parts:
        - { from: { channel: [1, 2] }, drive: 1 }`,
    'two parts on one drive': `
      rig: C1..B4
      1: C4/1 C4
      2: r/4 D4 !channel-polyphony r/2 r/1
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }
        - { from: { channel: 2 }, drive: 1 }`,
    'a track of which the first note should sound on': `
      1: C4/4>2 D4/4 !channel-polyphony r/4 C4
      arrangement:
      parts:
        - { from: { track: 2 }, drive: 1 }`,
    'a chord larger than its split': `
      rig: C1..B4; C1..B4
      1: C4+E4+G4/2 !channel-polyphony C4+G4
      arrangement:
      parts:
        - { from: { channel: 1 }, split: top, drive: 1 }
        - { from: { channel: 1 }, split: bottom, drive: 2 }`,
    'notes that follow each other on one drive': `
      rig: C1..B4
      1: C4/4 r r/2
      2: r/4 D4 r/2
      arrangement:
      parts:
        - { from: { channel: [1, 2] }, drive: 1 }`,
  },
  'bend-range': {
    'out of the range at the end that is less far': `
      rig: C4..B4
      1: bend:150 B4/4 !bend-range C4 bend:-40 D4`,
  },
  'fast-trill': {
    'on a low drive, which loses most of it': `
      rig: C1..B1
      1: C1/64 !fast-trill D1 C1 D1 C1 D1 C1 D1 | r/4 C1/4 E1
      only: fast-trill`,
  },
  'short-note': {
    'a grace note that passes before the drive can speak': `
      rig: C1..B1
      1: E1/4 r C1/64 !short-note D1/4 r`,
  },
  'long-silence': {
    'with a note in it that has no length': `
      all: !long-silence@480
      1: C4/4 r/1*2 D4/4>0 !zero-length r/1*2 E4/4`,
    'while a channel plays that no drive has': `
      all: !long-silence@480
      rig: C1..B4
      1: G4/4 r/1*4 G4/4 G3/4 r
      2: C4/1 r/4 E4/1 E4 r r/4 G3/4 r
      only: long-silence
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }`,
  },
  'stuck-note': {
    'its key is struck again bars later': `
      1: C4/4>never !stuck-note D4 E4 F4 | G4/2 A4 | C4/4 r/2.
      only: stuck-note`,
  },
  'overlap-same-pitch': {
    'both offs come, the second late': `
      1: C4/4>2 C4/2 !overlap-same-pitch D4/4`,
    'struck twice at once, and played once': `
      1: C4/4 D4+D4 !overlap-same-pitch E4`,
  },
  'zero-length': {
    'before the note that is meant, at its onset': `
      1: C4/4 D4/4>0 !zero-length | E4/4
      only: zero-length`,
  },
  'arrangement-drift': {
    'a part that takes nothing, though its channel plays': `
      1: C4/4 E4
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }
        - { from: { channel: 1, range: C6..C7 }, drive: 1 } # !arrangement-drift`,
    'an inner channel that no part takes': `
      rig: C1..B4; C1..B4
      1: G4/1 G4
      2: r/4 E4/4 !arrangement-drift F4 r | r/1
      3: C3/1 C3
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }
        - { from: { channel: 3 }, drive: 2 }`,
  },
  'unison-doubling': {
    'the song has a part twice': `
      1: C4/4 D4 E4 F4 G4 A4 G4 F4
      2: C4/4 !unison-doubling D4 E4 F4 G4 A4 G4 F4`,
    'another voice joins for a while': `
      1: C4/4 D4 E4 F4 G4 A4 G4 F4
      2: C4/4 D4 E4 F4 G4 r G3 F3`,
  },
  'tempo-extreme': {
    'because of the arrangement': `
      1: C4/4 D4 E4
      arrangement:
      tempo: 4 # !tempo-extreme
      parts:
        - { from: { channel: 1 }, drive: 1 }`,
  },
  'unused-ignore': {
    'of a rule that does not run': `
      1: C4/4 D4 E4
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }
      lint:
        ignore:
          - { rule: channel-gaps, because: Moppy is not asked }`,
  },
};

testSongs(SONGS);
