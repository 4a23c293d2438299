/** Bars drawn with block characters: how full something is, and where on a scale it stands. */
import { TRACK_MAX } from '../../drive/tracks.ts';

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/**
 * A bar filled from the left, `cells` wide, `fraction` 0..1, in steps of an eighth of a cell.
 * @example fullBar(0.5, 4) // '██  '
 */
export function fullBar(fraction: number, cells: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, fraction)) * cells * 8);
  const bar = '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
  return bar.padEnd(cells);
}

/**
 * The way of a song: what is past is heavy, what is to come is light.
 * @example progressBar(0.25, 8) // '━━──────'
 */
export function progressBar(fraction: number, cells: number): string {
  const past = Math.round(Math.min(1, Math.max(0, fraction)) * cells);
  return '━'.repeat(past) + '─'.repeat(cells - past);
}

/**
 * A mark on a rail: the head of a drive on its way from track 0 (left) to the last one (right).
 * @example headRail(TRACK_MAX, 8) // '·······█'
 */
export function headRail(track: number, cells: number): string {
  const at = Math.round((Math.min(TRACK_MAX, Math.max(0, track)) / TRACK_MAX) * (cells - 1));
  return `${'·'.repeat(at)}█${'·'.repeat(cells - 1 - at)}`;
}
