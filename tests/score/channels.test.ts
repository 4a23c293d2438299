// Who plays on each channel, how much, how high and how many at once; 5 ms a tick.
import { expect, test } from 'vitest';
import { channelTable } from '../../src/score/channels.ts';
import { toScore } from '../../src/score/to-score.ts';
import { fileOf } from './event-text.ts';

const NOTE = 'on C4 | 10 off C4';

function names(tracks: string[]): string[] {
  return toScore(fileOf(tracks)).channels.map(({ channel, name }) => `${channel} ${name}`);
}

test('channels with notes are told in rising order; each is named by its track', () => {
  const tracks = ['0 on C4 @16 | 10 off C4 @16', '0 cc 7 100 @3', '5 on C4 @1 | 10 off C4 @1'];
  expect(names(tracks)).toEqual(['1 track 3', '16 track 1']);
});

test('a track of two channels names none of them', () => {
  expect(
    names(['0 on C4 @2 | 10 off C4 @2 | 20 on C4 @3 | 30 off C4 @3', '0 on C4 @4 | 9 off C4 @4']),
  ).toEqual(['2 ', '3 ', '4 track 2']);
});

test('the last channel of the first track is named, however often it plays', () => {
  expect(names(['0 on C4 @16 | 10 off C4 @16 | 20 on C4 @16 | 30 off C4 @16'])).toEqual(['16 track 1']);
});

test('a channel on two tracks is named by the one that plays it first', () => {
  expect(names(['50 on C4 | 60 off C4', `0 ${NOTE}`])).toEqual(['1 track 2']);
  expect(names([`0 ${NOTE}`, '0 on D4 | 10 off D4'])).toEqual(['1 track 1']);
  // Where that one has another channel, too, the channel has no name.
  expect(names([`0 ${NOTE}`, '50 on D4 | 60 off D4 | 70 on D4 @2 | 80 off D4 @2'])).toEqual([
    '1 track 1',
    '2 ',
  ]);
});

test('the program is the last one given, also where it comes before or behind the notes', () => {
  const track = `0 program 5 | 0 ${NOTE} | 20 program 9 | 20 program 7 @2 | 30 on C4 @3 | 40 off C4 @3`;
  expect(toScore(fileOf([track])).channels.map(({ channel, program }) => [channel, program])).toEqual([
    [1, 9],
    [3, undefined],
  ]);
});

test('the table of channels', () => {
  const score = toScore(
    fileOf([
      '0 on C4 | 0 on G4 | 10 on E4 | 20 off C4 | 20 on C3 | 30 off G4 | 40 off E4 | 50 off C3',
      '0 on C-1 @9 | 10 off C-1 @9 | 10 on G9 @9 | 20 off G9 @9',
    ]),
  );
  expect(channelTable(score)).toEqual([
    { channel: 1, name: 'track 1', program: undefined, notes: 4, lowNote: 48, highNote: 67, mostAtOnce: 3 },
    { channel: 9, name: 'track 2', program: undefined, notes: 2, lowNote: 0, highNote: 127, mostAtOnce: 1 },
  ]);
});

test.each([
  ['one that ends where another begins is over', '0 on C4 | 10 off C4 | 10 on D4 | 20 off D4', 1],
  ['a tick of overlap counts', '0 on C4 | 11 off C4 | 10 on D4 | 20 off D4', 2],
  ['notes without length', '0 on C4 | 0 off C4 | 0 on D4 | 0 off D4', 1],
  [
    'three, of which the first is over when the last begins',
    '0 on C4 | 5 on D4 | 8 off C4 | 9 on E4 | 20 off D4 | 20 off E4',
    2,
  ],
  [
    'the most come first',
    '0 on C4 | 0 on D4 | 0 on E4 | 10 off C4 | 10 off D4 | 10 off E4 | 20 on C4 | 30 off C4',
    3,
  ],
])('at once: %s', (_, track, most) => {
  expect(channelTable(toScore(fileOf([track])))[0]?.mostAtOnce).toBe(most);
});
