/** What one drive is given becomes what it can play: cut, folded, and no faster than it speaks. */
import { describe, expect, it, test } from 'vitest';
import { foldVoice } from '../../src/arrangement/voice/fold.ts';
import { monophonic } from '../../src/arrangement/voice/monophonic.ts';
import { noteUsMin, withoutBlurs } from '../../src/arrangement/voice/speed-limit.ts';
import { NO_NOTE, type VoiceTable } from '../../src/arrangement/voice-table.ts';
import { voiceOf, type PlayedNote } from './voice-of.ts';

type Ms = [startMs: number, endMs: number, more?: Partial<PlayedNote>];

/** Rows 0, 1, 2…, C4 unless told. */
function voice(...notes: Ms[]): VoiceTable {
  return voiceOf(
    1,
    notes.map(([startMs, endMs, more]) => ({
      startUs: startMs * 1000,
      endUs: endMs * 1000,
      note: 60,
      ...more,
    })),
  ).notes;
}

function shown({ row, startUs, endUs }: VoiceTable): string[] {
  return row.toArray().map((own, index) => `${own}: ${startUs.at(index) / 1000}-${endUs.at(index) / 1000}`);
}

describe('one sound at a time', () => {
  /** The short score has the same notes. */
  const heard = (...notes: Ms[]): string[] => shown(monophonic(voice(...notes), voice(...notes)));

  it('a newer note ends an older one, whatever their order', () => {
    expect(heard([0, 500], [300, 900])).toEqual(['0: 0-300', '1: 300-900']);
    expect(heard([300, 900], [0, 500])).toEqual(['1: 0-300', '0: 300-900']);
    expect(heard([0, 300], [300, 900])).toEqual(['0: 0-300', '1: 300-900']);
  });

  it('what is cut to less than 10 ms is not heard', () => {
    expect(heard([0, 500], [10, 900])).toEqual(['0: 0-10', '1: 10-900']);
    expect(heard([0, 500], [9.999, 900])).toEqual(['1: 9.999-900']);
  });

  it('what was never longer is heard, but not if it is cut', () => {
    expect(heard([0, 5], [100, 900])).toEqual(['0: 0-5', '1: 100-900']);
    expect(heard([0, 5], [5, 900])).toEqual(['0: 0-5', '1: 5-900']);
    expect(heard([0, 5], [4, 900])).toEqual(['1: 4-900']);
    expect(heard([0, 10], [0, 900])).toEqual(['1: 0-900']);
  });

  it('is left as it is where nothing overlaps', () => {
    const notes = voice([0, 500], [500, 900]);
    expect(monophonic(notes, notes)).toBe(notes);
  });

  it('a burst interrupts a tone, which comes back', () => {
    expect(heard([0, 500], [100, 103, { burst: 'click' }])).toEqual(['0: 0-100', '1: 100-103', '0: 103-500']);
    expect(heard([0, 500], [0, 3, { burst: 'click' }])).toEqual(['1: 0-3', '0: 3-500']);
    expect(heard([0, 500], [497, 500, { burst: 'click' }])).toEqual(['0: 0-497', '1: 497-500']);
    expect(heard([0, 500], [500, 503, { burst: 'click' }])).toEqual(['0: 0-500', '1: 500-503']);
  });

  it('what is left of a tone around bursts is heard from 10 ms on', () => {
    expect(heard([0, 500], [10, 13, { burst: 'click' }])).toEqual(['0: 0-10', '1: 10-13', '0: 13-500']);
    expect(heard([0, 500], [9, 12, { burst: 'click' }])).toEqual(['1: 9-12', '0: 12-500']);
    expect(heard([0, 22], [9, 12, { burst: 'click' }])).toEqual(['1: 9-12', '0: 12-22']);
    expect(heard([0, 21], [9, 12, { burst: 'click' }])).toEqual(['1: 9-12']);
  });

  it('several bursts in one tone leave several pieces', () => {
    const clicks: Ms[] = [
      [100, 103, { burst: 'click' }],
      [200, 203, { burst: 'click' }],
    ];
    expect(heard([0, 300], ...clicks)).toEqual([
      '0: 0-100',
      '1: 100-103',
      '0: 103-200',
      '2: 200-203',
      '0: 203-300',
    ]);
    expect(heard([50, 150], [150, 300], ...clicks)).toEqual([
      '0: 50-100',
      '2: 100-103',
      '0: 103-150',
      '1: 150-200',
      '3: 200-203',
      '1: 203-300',
    ]);
  });

  it('of drums struck together the longest is heard, of others the newer cuts the older', () => {
    expect(heard([0, 107, { burst: 'kick' }], [0, 12, { burst: 'hat' }])).toEqual(['0: 0-107']);
    expect(heard([0, 107, { burst: 'kick' }], [60, 72, { burst: 'hat' }])).toEqual(['0: 0-60', '1: 60-72']);
  });
});

describe('folding', () => {
  const RANGE = { lowNote: 53, highNote: 64 };
  /** Notes of a quarter of a second, one after the other, each `restMs` after the end of the last. */
  const folded = (pitches: number[], restMs = 0, range = RANGE): number[] => {
    const notes = pitches.map((pitch, index): Ms => {
      const startMs = index * (250 + restMs);
      return [startMs, startMs + 250, { note: pitch }];
    });
    const table = voice(...notes);
    const open = table.with({ note: table.note.map(() => NO_NOTE) });
    foldVoice(open, range);
    return open.note.toArray();
  };

  test.each([
    ['inside stays', [53, 64], [53, 64]],
    ['one octave down', [65, 67], [53, 55]],
    ['one octave up', [52], [64]],
    ['several octaves', [29, 31, 88, 89], [53, 55, 64, 53]],
  ])('%s', (_, pitches, expected) => expect(folded(pitches)).toEqual(expected));

  it('moves a phrase as a whole by the offset that serves most of it', () => {
    expect(folded([65, 67, 60])).toEqual([53, 55, 60]);
    expect(folded([65, 60, 61])).toEqual([53, 60, 61]);
  });

  it('of two that serve as much takes the lesser, and the note as it is before that', () => {
    expect(folded([60, 65])).toEqual([60, 53]);
    // Up serves the first and down the second: down comes first.
    expect(folded([52, 65])).toEqual([64, 53]);
    expect(folded([52, 65, 66, 51])).toEqual([64, 53, 54, 63]);
  });

  it('where there is room for two octaves, too', () => {
    const wide = { lowNote: 48, highNote: 71 };
    // As they are two of these fit, and two an octave below.
    expect(folded([60, 50, 72], 0, wide)).toEqual([60, 50, 60]);
    // Three of these fit an octave below, and three an octave above.
    expect(folded([62, 50, 75, 76, 40, 41], 0, wide)).toEqual([50, 50, 63, 64, 52, 53]);
  });

  it('a phrase ends at a rest of half a second', () => {
    const wide = { lowNote: 48, highNote: 71 };
    // Twelve down serves 74 and 62 alike, and would move them together.
    expect(folded([74, 76, 60], 499, wide)).toEqual([62, 64, 48]);
    expect(folded([74, 76, 60], 500, wide)).toEqual([62, 64, 60]);
  });

  it('leaves what has a note already', () => {
    const table = voice([0, 250, { note: 40 }]);
    foldVoice(table, RANGE);
    expect(table.note.toArray()).toEqual([40]);
  });
});

describe('speed', () => {
  /** Three steps of F1. */
  const F1 = 29;
  const LEAST = noteUsMin(F1) / 1000;
  const low = { note: F1 };

  test('three steps are 69 ms of F1', () => expect(LEAST).toBeCloseTo(68.723, 3));

  const heard = (...notes: Ms[]): string[] => shown(withoutBlurs(voice(...notes), voice(...notes)));

  it('a note that comes after three steps is heard, one that comes sooner is not', () => {
    expect(heard([0, LEAST, low], [LEAST, 2 * LEAST, low])).toHaveLength(2);
    expect(heard([0, 68, low], [68, 130, low])).toEqual(['0: 0-68']);
  });

  it('what rests before the next is no trill', () => {
    expect(heard([0, 40, low], [40.001, 100, low])).toHaveLength(2);
    expect(heard([0, 40, low], [40, 100, low])).toEqual(['0: 0-40']);
  });

  it('a note twice as long as what it follows makes that a grace note', () => {
    expect(heard([0, 40, low], [40, 120, low])).toEqual(['1: 40-120']);
    expect(heard([0, 40, low], [40, 119.999, low])).toEqual(['0: 0-40']);
  });

  it('the note that sounds goes on as far as it was meant to', () => {
    const cut = voice([0, 40, low], [40, 80, low], [80, 120, low]);
    const meant = voice([0, 60, low], [40, 80, low], [80, 120, low]);
    expect(shown(withoutBlurs(cut, meant))).toEqual(['0: 0-60', '2: 80-120']);
    const long = voice([0, 500, low], [40, 80, low], [80, 120, low]);
    expect(shown(withoutBlurs(cut, long))).toEqual(['0: 0-80', '2: 80-120']);
  });

  it('bursts are neither too fast nor in the way', () => {
    const burst = { burst: 'click', note: F1 };
    expect(heard([0, 40, low], [40, 43, burst])).toHaveLength(2);
    expect(heard([0, 3, burst], [3, 40, low])).toHaveLength(2);
  });

  it('a voice without any of that is left as it is', () => {
    const calm = voice([0, 500], [500, 900]);
    expect(withoutBlurs(calm, calm)).toBe(calm);
    const quick = voice([0, 40, low], [40.001, 100, low]);
    expect(withoutBlurs(quick, quick)).toBe(quick);
    const none = voice();
    expect(withoutBlurs(none, none)).toBe(none);
  });
});
