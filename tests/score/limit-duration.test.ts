// A score ends after a day: what begins in it stays, what ends behind it is cut. A tick is a second.
import { expect, test } from 'vitest';
import { toScore } from '../../src/score/to-score.ts';
import type { Score } from '../../src/score/types.ts';
import { fileOf } from './event-text.ts';

const DAY = 86_400;
const DAY_US = 86_400_000_000;

/** One tick a quarter, a quarter a second. */
function scoreOf(track: string): Score {
  return toScore(fileOf([`0 tempo 1000000 | ${track}`], { ppq: 1 }));
}

test('a song of a day to the µs is left alone', () => {
  const score = scoreOf(`0 on C4 | ${DAY} off C4 | ${DAY} end`);
  expect([score.durationUs, score.notes.endUs.at(0), score.problems]).toEqual([DAY_US, DAY_US, []]);
});

test('one of a second more is cut and told', () => {
  const last = DAY - 1;
  const score = scoreOf(
    `0 on C4 | ${last} on D4 | ${DAY} on E4 | ${DAY} off C4 | ${DAY + 1} off D4 | ${DAY + 1} off E4`,
  );
  expect(score.notes.rows().map(({ note, startUs, endUs }) => [note, startUs, endUs])).toEqual([
    [60, 0, DAY_US],
    [62, DAY_US - 1e6, DAY_US],
  ]);
  expect(score.durationUs).toBe(DAY_US);
  expect(score.problems).toEqual([
    {
      code: 'too-long',
      track: 0,
      byteOffset: 0,
      message:
        'the song would last 24 hours; 1 note behind the first day is left out: check its tempo and its pauses',
    },
  ]);
});

test('of all that happens in a song, what happens in the last second stays, and what happens on the stroke does not', () => {
  const happenings = (tick: number, value: number): string =>
    [
      `bend ${value}`,
      `cc 64 ${value}`,
      `cc 65 ${value}`,
      `text ${value}`,
      `tempo ${1_000_000 + value}`,
      `meter ${value} 4`,
    ]
      .map((what) => `${tick} ${what}`)
      .join(' | ');
  const score = scoreOf(`${happenings(DAY - 1, 100)} | ${happenings(DAY + 1, 1)} | ${DAY + 9} end`);
  const lastUs = DAY_US - 1e6;
  expect(score.bends.map(({ atUs }) => atUs)).toEqual([lastUs]);
  expect(score.pedals.map(({ atUs }) => atUs)).toEqual([lastUs]);
  expect(score.portamento?.map(({ atUs }) => atUs)).toEqual([lastUs]);
  expect(score.texts.map(({ atUs }) => atUs)).toEqual([lastUs]);
  expect(score.tempos.map(({ startUs }) => startUs)).toEqual([0, lastUs]);
  expect(score.meters.map(({ startUs }) => startUs)).toEqual([0, lastUs]);
  expect(score.barStartsUs.every((us) => us < DAY_US)).toBe(true);
  expect(score.barStartsUs.at(-1)).toBe(lastUs);
});

test('what stands exactly at the end of the day is out', () => {
  const score = scoreOf(
    `${DAY} bend 100 | ${DAY} cc 64 127 | ${DAY} cc 65 127 | ${DAY} text end | ${DAY} tempo 5 | ${DAY} meter 3 4 | ${DAY + 9_000_000} end`,
  );
  const { bends, pedals, portamento, texts, tempos, meters } = score;
  expect({ bends, pedals, portamento, texts }).toEqual({ bends: [], pedals: [], portamento: [], texts: [] });
  expect([tempos.length, meters.length]).toEqual([1, 1]);
  expect(score.barStartsUs.at(-1)).toBe(DAY_US - 4e6);
});

test('notes that are left out are no longer told of as stuck, unreleased or restruck', () => {
  const faults = (tick: number): string =>
    `${tick} on C4 | ${tick + 1} on E4 | ${tick + 2} off E4 | ${tick + 3} on C4 | ${tick + 4} off C4 | ${tick + 5} on D4 | ${tick + 6} on D4 | ${tick + 7} off D4`;
  const score = scoreOf(`${faults(0)} | ${faults(DAY)} | ${DAY + 8} on G4 | ${DAY + 99} end`);
  expect([score.unreleased, score.restruck, score.stuck]).toEqual([[0], [4], []]);
  expect(score.notes.length).toBe(5);
});
