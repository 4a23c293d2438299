/** Judges an arrangement against the song and the rig it is used with. */
import type { Column } from '../../table/column.ts';
import type { RigDrive } from '../../rig/types.ts';
import type { Score } from '../../score/types.ts';
import type { ArrangementFile, Part } from '../types.ts';

/** @throws UserFileError for the first part that names a drive, channel or track which is not there, or takes nothing. */
export function checkParts(file: ArrangementFile, score: Score, drives: readonly RigDrive[]): void {
  const channels = score.channels.map(({ channel }) => channel);
  const tracks = file.parts.some(({ from }) => from.tracks) ? distinct(score.notes.track) : [];
  const everyTrack = new Set([...tracks, ...score.tracks.map(({ track }) => track)]);
  file.parts.forEach((part, index) => {
    const keys = ['parts', index];
    for (const id of part.drives) checkDrive(file, [...keys, 'drive'], id, drives);
    if (part.double) checkDrive(file, [...keys, 'double', 'drive'], part.double.drive, drives);
    for (const [note, { drive }] of part.drums ?? []) {
      checkDrive(file, [...keys, 'drum', String(note), 'drive'], drive, drives);
    }
    const channel = part.from.channels?.find((one) => !channels.includes(one));
    if (channel !== undefined) {
      const fact = `channel ${channel} plays nothing in this song`;
      throw file.errorAt(
        [...keys, 'from', 'channel'],
        `${fact}; the channels that play: ${channels.join(', ')}`,
      );
    }
    const track = part.from.tracks?.find((one) => !everyTrack.has(one));
    if (track !== undefined) {
      const fact = `there is no track ${track} in this song`;
      throw file.errorAt([...keys, 'from', 'track'], `${fact}; the tracks with notes: ${tracks.join(', ')}`);
    }
    checkSomethingLeft(file, part, index);
  });
}

function checkDrive(
  file: ArrangementFile,
  keys: (string | number)[],
  id: number,
  drives: readonly RigDrive[],
): void {
  if (drives.some((drive) => drive.id === id)) return;
  const known = drives.map((drive) => drive.id).join(', ');
  throw file.errorAt(
    keys,
    `drive ${id} is not in the rig, which has ${known}; name one of these, or choose another rig`,
  );
}

/** A part without split takes all that it names, so an equal part after it would stay empty. */
function checkSomethingLeft(file: ArrangementFile, part: Part, index: number): void {
  if (part.drums) return;
  const greedy = file.parts.findIndex(
    (other, place) => place < index && !other.drums && takesAll(other) && sameSource(other, part),
  );
  if (greedy === -1) return;
  const fact = `part ${index + 1} gets nothing, because part ${greedy + 1} takes all of the same notes`;
  throw file.errorAt(['parts', index, 'from'], `${fact}; give part ${greedy + 1} a split, such as top`);
}

function takesAll({ split }: Part): boolean {
  return !split || split.from === 'rest';
}

function sameSource({ from: a }: Part, { from: b }: Part): boolean {
  return JSON.stringify([a.channels, a.tracks, a.range]) === JSON.stringify([b.channels, b.tracks, b.range]);
}

function distinct(column: Column): number[] {
  const values = new Set<number>();
  let last = Number.NaN;
  for (let row = 0; row < column.length; row += 1) {
    if (column.at(row) !== last) values.add(column.at(row));
    last = column.at(row);
  }
  return [...values].toSorted((a, b) => a - b);
}
