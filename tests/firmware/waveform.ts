/** What the pins did, as a value change dump that any wave viewer opens (IEEE 1364, 18.2). */
import type { Bench } from './bench.ts';

const BAUD_US_PER_BYTE = 20;
const DRIVES = [1, 2, 3, 4, 5, 6];

/** STEP1..6, DIR1..6 and RX, which is high while a line of the host is on its way. */
export function toWaveform({ wires, told }: Pick<Bench, 'wires' | 'told'>): string {
  const changes = [
    ...wires.map(({ us, wire, place, level }) => ({ us, line: `${level}${identifier(wire, place)}` })),
    ...told.flatMap(({ us, body }) => [
      { us, line: '1R' },
      { us: us + (body.length + 6) * BAUD_US_PER_BYTE, line: '0R' },
    ]),
  ].toSorted((a, b) => a.us - b.us);
  return [
    '$timescale 1ns $end',
    '$scope module board $end',
    ...DRIVES.map((place) => `$var wire 1 ${identifier('step', place)} STEP${place} $end`),
    ...DRIVES.map((place) => `$var wire 1 ${identifier('dir', place)} DIR${place} $end`),
    '$var wire 1 R RX $end',
    '$upscope $end',
    '$enddefinitions $end',
    ...changes.map(({ us, line }) => `#${Math.round(us * 1000)}\n${line}`),
    '',
  ].join('\n');
}

function identifier(wire: 'step' | 'dir', place: number): string {
  return `${wire === 'step' ? 's' : 'd'}${place}`;
}
