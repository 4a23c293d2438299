/** Where a finding stands, in words that all reporters share. */
import type { Finding } from '../types.ts';

/** Bar and beat, as `17:2.5`; empty where the finding is of the whole song. */
export function barBeatText({ bar, beat }: Pick<Finding, 'bar' | 'beat'>): string {
  return bar === undefined || beat === undefined ? '' : `${bar}:${roundBeat(beat)}`;
}

/** The same in a sentence, as `bar 17, beat 2.5`. */
export function barBeatWords({ bar, beat }: Pick<Finding, 'bar' | 'beat'>): string {
  return bar === undefined || beat === undefined ? '' : `bar ${bar}, beat ${roundBeat(beat)}`;
}

/** File, line and column, as `song.yaml:3:5`; empty where the cause lies in the song. */
export function lineText({ path, line, column }: Finding): string {
  return line === undefined ? '' : `${path.replace(/^.*[/\\]/, '')}:${line}:${column ?? 1}`;
}

function roundBeat(beat: number): number {
  return Math.round(beat * 100) / 100;
}
