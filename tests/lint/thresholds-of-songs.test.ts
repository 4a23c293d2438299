// Rules about songs as a whole, at their thresholds: just so and just not, and with each of their options. A millisecond is a tick.
import { testSongs, type SongsOfRules } from './songs-of-rules.ts';

const SONGS: SongsOfRules = {
  'channel-gaps': {
    'one is left out': `
      all: !channel-gaps
      1: C4/4
      3: C4/4`,
    'none is left out': `
      1: C4/4
      2: C4/4`,
    'percussion fills no gap, and makes none': `
      1: C4/4
      10: C2/4`,
    'the first is left out': `
      all: !channel-gaps
      2: C4/4`,
  },
  'too-many-channels': {
    'as many as drives': `
      arrangement: none
      rig: C1..B4; C1..B4
      1: C4/4
      2: C4/4
      10: C2/4`,
    'one more': `
      all: !too-many-channels
      arrangement: none
      rig: C1..B4; C1..B4
      1: C4/4
      2: C4/4
      3: C4/4`,
    'an arrangement knows what it does': `
      rig: C1..B4; C1..B4
      1: C4/4
      2: C4/4
      3: C4/4
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }`,
  },
  'percussion-channel': {
    'told once, at the first that nobody plays': `
      1: C4/4 C4 C4
      10: C2/4 D2 !percussion-channel E2
      arrangement:
      parts:
        - { from: { channel: 1 }, drive: 1 }
        - { from: { channel: 10 }, drum: { 36: { drive: 2, burst: kick } } }`,
  },
  'tempo-extreme': {
    '20 quarters a minute': `
      tempo: 20
      1: C4/4`,
    'fewer than 20': `
      all: !tempo-extreme@0
      tempo: 19.9
      1: C4/4`,
    '300 quarters a minute': `
      tempo: 300
      1: C4/4`,
    'more than 300': `
      all: !tempo-extreme@0
      tempo: 301
      1: C4/4`,
    'slowest and fastest: what is allowed': `
      all: !tempo-extreme@0
      options: slowest 100, fastest 110
      1: C4/4`,
    'slowest alone': `
      all: !tempo-extreme@0
      options: slowest 130
      1: C4/4`,
    'after the last onset nobody hears it': `
      1: C4/4 tempo:400 r`,
    'at the last onset it is heard': `
      all: !tempo-extreme@480
      1: C4/4 tempo:400 D4`,
    'replaced at once it is not heard': `
      1: C4/4 tempo:400 tempo:120 D4`,
    'a song without notes': `
      tempo: 400
      1: r/4`,
  },
  'long-silence': {
    'five seconds, and a little less': `
      all: !long-silence@480
      1: C4/480ms r/5000ms C4/480ms r/4999ms C4/480ms`,
    'at the start': `
      all: !long-silence@0
      1: r/5000ms C4/480ms`,
    'at the end': `
      all: !long-silence@480
      1: C4/480ms r/5000ms`,
    'seconds: how long': `
      all: !long-silence@480
      options: seconds 2
      1: C4/480ms r/2000ms C4/480ms r/1999ms C4/480ms`,
    'a note without length fills none': `
      all: !long-silence@480
      1: C4/480ms r/2500ms D4>0 E4/480ms`,
    'a longer note of another channel fills it': `
      1: C4/480ms r/5000ms C4/480ms
      2: C3/5960ms`,
    'as long as it is played': `
      1: C4/480ms r/9999ms C4/480ms
      arrangement:
      tempo: 2
      parts:
        - { from: { channel: 1 }, drive: 1 }`,
    'a song without notes': `
      1: r/9999ms`,
  },
};

testSongs(SONGS, (rule) => `tempo: 125\nonly: ${rule}\n`);
