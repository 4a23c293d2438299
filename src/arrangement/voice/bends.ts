/** Gives each played note the pitch bends of its channel, and its glide. */
import { firstAfter } from '../../table/bisect.ts';
import type { Score } from '../../score/types.ts';
import type { BendPoint } from '../../score/types.ts';
import { isTone, type VoiceTable } from '../voice-table.ts';
import { glidesOf, withGlide } from './glides.ts';
import type { VoiceBend } from '../arranged.ts';

/** Bends of what is heard of a note (by its row in the score), from `startUs` to `endUs`; times as played. */
export type BendsWithin = (row: number, startUs: number, endUs: number) => VoiceBend[];

/** Looks bends up by note and time; a note that begins bent has a bend at its start. Undefined where the song has none. */
export function bendLookup(score: Score, tempo: number): BendsWithin | undefined {
  if (score.bends.length === 0 && !score.portamento) return undefined;
  const { channel, startUs: writtenUs } = score.notes;
  const byChannel = new Map<number, BendPoint[]>();
  for (const bend of score.bends) {
    const points = byChannel.get(bend.channel);
    if (points) points.push(bend);
    else byChannel.set(bend.channel, [bend]);
  }
  const glides = glidesOf(score);
  return (row, startUs, endUs) => {
    const bends = bendsBetween(byChannel.get(channel.at(row)), startUs, endUs, tempo);
    const glide = glides.get(row);
    return glide ? withGlide(bends, glide, writtenUs.at(row) / tempo, startUs, endUs) : bends;
  };
}

/** The bends of a gated voice, by place in it. */
export function bendsOf(
  voice: VoiceTable,
  bendsWithin: BendsWithin | undefined,
): ReadonlyMap<number, VoiceBend[]> {
  const all = new Map<number, VoiceBend[]>();
  for (let index = 0; bendsWithin && index < voice.length; index += 1) {
    if (!isTone(voice, index)) continue;
    const bends = bendsWithin(voice.row.at(index), voice.startUs.at(index), voice.endUs.at(index));
    if (bends.length > 0) all.set(index, bends);
  }
  return all;
}

function bendsBetween(
  points: readonly BendPoint[] | undefined,
  startUs: number,
  endUs: number,
  tempo: number,
): VoiceBend[] {
  if (!points) return [];
  const bends: VoiceBend[] = [];
  let index = firstAfter(points, startUs * tempo, ({ atUs }) => atUs);
  const standing = points[index - 1]?.cents ?? 0;
  if (standing !== 0) bends.push({ atUs: startUs, cents: standing });
  for (let point = points[index]; point && point.atUs / tempo < endUs; point = points[++index]) {
    bends.push({ atUs: point.atUs / tempo, cents: point.cents });
  }
  return bends;
}
