/** What tries a rig out: each program sounds what it says, and leaves every drive at rest. */
import { describe, expect, it } from 'vitest';
import type { StepProgram } from '../../src/program/types.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';
import type { RigDrive } from '../../src/rig/types.ts';
import { moveProgram, soundcheckProgram, sweepProgram, toneProgram } from '../../src/setup/test-programs.ts';
import { noteToName } from '../../src/units/note-name.ts';
import { periodUsToNote } from '../../src/units/pitch.ts';

const drives: RigDrive[] = defaultRig().boards.flatMap((board) => board.drives);
const [first] = drives;
if (!first) throw new Error('the default rig has drives');

it('a tone is one note and a rest', () => {
  expect(melodyOf(toneProgram(3, 57, 2_000_000))).toEqual(['3 A3 2000 ms']);
});

it('a sweep is every semitone', () => {
  expect(melodyOf(sweepProgram(1, 60, 63, 400_000))).toEqual([
    '1 C4 400 ms',
    '1 C#4 400 ms',
    '1 D4 400 ms',
    '1 D#4 400 ms',
  ]);
});

it('a move is 40 slow steps, which never turn the head, and a hum', () => {
  const { events } = moveProgram(first);
  const [onset, rest] = events;
  expect(onset).toMatchObject({ kind: 'onset', periodUs: 20_000 });
  expect(Math.floor(((rest?.atUs ?? 0) - (onset?.atUs ?? 0)) / 20_000) + 1).toBe(40);
});

describe('a sound check', () => {
  const program = soundcheckProgram(drives);

  it('sounds every drive alone, then all together', () => {
    const melody = melodyOf(program);
    expect(melody.slice(0, 4)).toEqual(['1 G3 350 ms', '1 C4 350 ms', '1 E4 350 ms', '2 G3 350 ms']);
    expect(melody.slice(-6).map((text) => text.split(' ')[0])).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('keeps every drive in its range', () => {
    const outside = program.events.filter((event) => {
      const drive = drives.find(({ id }) => id === event.drive);
      if (!drive || event.kind === 'rest') return false;
      const note = Math.round(periodUsToNote(event.periodUs));
      return note < drive.lowNote || note > drive.highNote;
    });
    expect(outside).toEqual([]);
  });
});

/** `drive note length` of each sound, in order; fails where a drive is left sounding. */
function melodyOf({ events, endUs }: StepProgram): string[] {
  return events.flatMap((event, index) => {
    if (event.kind !== 'onset') return [];
    const rest = events.slice(index).find(({ drive, kind }) => drive === event.drive && kind === 'rest');
    if (!rest || rest.atUs > endUs) throw new Error(`drive ${event.drive} never rests`);
    const name = noteToName(Math.round(periodUsToNote(event.periodUs)));
    return [`${event.drive} ${name} ${(rest.atUs - event.atUs) / 1000} ms`];
  });
}
