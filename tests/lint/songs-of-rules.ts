/** Tests of rules by songs: each is marked with all that the rule is to find in it, and no more. */
import { describe, expect, test } from 'vitest';
import { expectedLines, findingLines } from './finding-lines.ts';
import { parseLintText } from './lint-text.ts';

/** By rule, then by what the song shows. */
export type SongsOfRules = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** @param head lines that all songs have, as in lint-text.ts; of two that say the same the song's own counts */
export function testSongs(songs: SongsOfRules, head: (rule: string) => string = () => ''): void {
  describe.each(Object.entries(songs))('%s', (rule, ofRule) => {
    test.each(Object.entries(ofRule))('%s', (_, text) => {
      const song = parseLintText(head(rule) + unindented(text));
      expect(findingLines(song, rule)).toEqual(expectedLines(song));
    });
  });
}

function unindented(text: string): string {
  return text.replaceAll(/^ {6}/gm, '');
}
