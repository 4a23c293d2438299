/** The text form of songs: what a line means, and what is said when a bar does not add up. */
import { describe, expect, it } from 'vitest';
import { readSong } from '../../src/midi/song/read-song.ts';
import { unpackEvents } from '../../src/midi/event-table.ts';
import type { MidiEvent } from '../../src/midi/types.ts';

/** Notes of a track as `note@tick+length`, in order of their ends. */
function notesOf(text: string, track = 2): string[] {
  const started = new Map<number, number>();
  const notes: string[] = [];
  for (const event of eventsOf(text, track)) {
    if (event.type === 'noteOn') started.set(event.note, event.midiTick);
    if (event.type !== 'noteOff') continue;
    const start = started.get(event.note) ?? Number.NaN;
    notes.push(`${event.note}@${start}+${event.midiTick - start}`);
  }
  return notes;
}

function eventsOf(text: string, track: number): MidiEvent[] {
  const events = readSong(text).tracks[track - 1]?.events;
  return events ? unpackEvents(events) : [];
}

function flute(bars: string, head = '= 1'): string {
  return `voice flute channel 3 program 74\n${head}\nflute | ${bars} |`;
}

describe('notes', () => {
  it('keep the note value of the note before them', () => {
    expect(notesOf(flute('C4/4 D4 E4/8 F4 r/4'))).toEqual([
      '60@0+480',
      '62@480+480',
      '64@960+240',
      '65@1200+240',
    ]);
  });

  it('may be dotted, in triplets, or in chords', () => {
    expect(notesOf(flute('C4/4. D4/8 E4/4t F4 G4'))).toEqual([
      '60@0+720',
      '62@720+240',
      '64@960+320',
      '65@1280+320',
      '67@1600+320',
    ]);
    expect(notesOf(flute('C3+E3+Bb3/1'))).toEqual(['48@0+1920', '52@0+1920', '58@0+1920']);
  });

  it('are tied over the bar line, alone or within a chord', () => {
    expect(notesOf(flute('C4/2 D4/2~ | D4/4 E4/2.'))).toEqual(['60@0+960', '62@960+1440', '64@2400+1440']);
    expect(notesOf(flute('C4~+E4/2 C4+F4/2'))).toEqual(['64@0+960', '60@0+1920', '65@960+960']);
    expect(notesOf(flute('C4+E4~/2 C4+E4/2'))).toEqual(['60@0+960', '60@960+960', '64@0+1920']);
    expect(notesOf(flute('C4+E4/2~ C4+E4'))).toEqual(['60@0+1920', '64@0+1920']);
    expect(notesOf(flute('C4/2 D4~ | D4/4 E4/2.'))).toEqual(['60@0+960', '62@960+1440', '64@2400+1440']);
  });

  it('sound again with a repeat sign: the bar before, bars by number, another voice, transposed', () => {
    const [first, second] = ['60@0+1920', '62@1920+1920'];
    expect(notesOf(flute('C4/1 | % | %1+12 | %1..2-12'))).toEqual([
      first,
      '60@1920+1920',
      '72@3840+1920',
      '48@5760+1920',
      '48@7680+1920',
    ]);
    const canon =
      'voice dux\nvoice comes\n= 1\ndux | C4/1 | D4 |\ncomes | R | %dux:1 |\n= 3\ncomes | %dux:2-12 |';
    expect(notesOf(canon)).toEqual([first, second]);
    expect(notesOf(canon, 3)).toEqual(['60@1920+1920', '50@3840+1920']);
  });

  it('carry the dynamic that stands before them until the next', () => {
    const velocities = eventsOf(flute('!pp C4/4 D4 !ff E4 F4'), 2).flatMap((event) =>
      event.type === 'noteOn' ? [event.velocity] : [],
    );
    expect(velocities).toEqual([36, 36, 110, 110]);
  });

  it('may be drums', () => {
    expect(notesOf('voice drums channel 10\n= 1 2/4\ndrums | kick/4 snare+hat |')).toEqual([
      '36@0+480',
      '38@480+480',
      '42@480+480',
    ]);
  });
});

describe('the conductor', () => {
  it('hears metres, markers and tempi, with the beat that they count', () => {
    const text = flute('C4/8 D4 E4 F4 G4 A4 B4', '= 1 7/8 tempo 8=210 "Dance"');
    expect(eventsOf(text, 1)).toEqual([
      { midiTick: 0, type: 'timeSignature', numerator: 7, denominator: 8 },
      { midiTick: 0, type: 'text', kind: 'marker', text: 'Dance' },
      { midiTick: 0, type: 'tempo', usPerQuarter: 571429 },
      { midiTick: 1680, type: 'endOfTrack' },
    ]);
  });

  it('speeds up evenly within a row of tempi', () => {
    const tempi = eventsOf(`${flute('C4/1')}\ntempo | 60/2 60>120/2 |`, 1).flatMap((event) =>
      event.type === 'tempo' ? [`${event.usPerQuarter}@${event.midiTick}`] : [],
    );
    expect(tempi).toEqual(['1000000@0', '1000000@960', '666667@1440']);
  });
});

describe('a text that does not add up', () => {
  it.each([
    ['a short bar', flute('C4/4 D4 E4'), /^song:3: bar 1 of flute lasts 3 quarters, the meter 4\/4 wants 4/],
    ['a wrong bar number', 'voice a\n= 2\na | C4/1 |', /^song:2: this system is numbered 2, but bar 1/],
    ['an unknown voice', 'voice a\n= 1\nb | C4/1 |', /^song:3: no voice is called "b"/],
    ['a row without its last bar line', 'voice a\n= 1\na | C4/1', /^song:3: the row of a does not end with/],
    [
      'rows of different length',
      'voice a\nvoice b\n= 1\na | C4/1 | D4 |\nb | C4/1 |',
      /^song:5: b has 1 bars/,
    ],
    ['a note that is none', flute('H4/1'), /^song:3: "H4\/1" is no note/],
    ['a note value that is none', flute('C4/3'), /^song:3: "C4\/3" has no known note value/],
    ['no note value yet', flute('C4 D4/2.'), /^song:3: "C4" begins the row without a note value/],
    ['a tie to nowhere', flute('C4/1~ | D4/1'), /^song:2: bar 2 of flute: a tie leads to no note/],
    ['a tie at the very end', flute('C4/1~'), /^song:2: bar 1 of flute: a tie leads to no note/],
    ['a repeat of what is not written', flute('%9'), /^song:3: bar 9 of flute is not written yet/],
    [
      'a repeat of a row below',
      'voice a\nvoice b\n= 1\na | %b |\nb | C4/1 |',
      /^song:4: bar 1 of b is not written/,
    ],
    ['a repeat beyond all notes', flute('C4/1 | %+90'), /^song:3: 90 semitones lead beyond/],
    ['two voices of one name', 'voice a\nvoice a', /^song:2: there are two voices called "a"/],
    ['a tempo of nothing', 'voice a\n= 1 tempo 0\na | C4/1 |', /^song:2: a tempo of 0/],
    ['a ramp to nothing', `${flute('C4/1')}\ntempo | 60>0/1 |`, /^song:4: "60>0\/1" is no tempo/],
    ['a repeat before the first bar', flute('%'), /^song:3: there are no bars 0 to 0/],
    ['a dynamic after the last note', flute('C4/1 !f'), /ends in a dynamic mark/],
    ['notes before any system', 'voice a\na | C4/1 |', /^song:2: .* stands before the first bar/],
    ['no bars', 'title: Silence', /^song:1: no bars/],
    ['a channel beyond 16', 'voice a channel 17', /^song:1: channel 17 is out of range/],
    ['a meter that is none', 'voice a\n= 1 4/3\na | C4/1 |', /^song:2: 4\/3 is no meter/],
  ])('says so: %s', (_, text, message) => {
    expect(() => readSong(text)).toThrow(message);
  });
});
