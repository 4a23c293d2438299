// What one song's report says where that song cannot be linted.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lintFile } from '../../src/lint/node/lint-file.ts';
import { createContextOf } from '../../src/lint/node/song-context.ts';
import { sharedFolder } from '../cli/scratch-folder.ts';
import { parseLintText } from './lint-text.ts';

const { bytes } = parseLintText('1: C4/4 D4');
const FOLDER = sharedFolder({
  'rude.mid': bytes,
  'rude.yaml': 'title: x\nparts: 3\n',
  'letter.mid': 'Dear Edvard',
  'high.mid': bytes,
  'high.yaml': 'parts:\n  - { from: { channel: 1 }, drive: 9 }\n',
});
const contextOf = createContextOf({ levels: [], only: [] });

test.each([
  ['rude.mid', 'rude.yaml:2:8: ', { path: 'rude.yaml', line: 2, column: 8 }],
  ['high.mid', 'high.yaml:2:', { path: 'high.yaml', line: 2 }],
  ['letter.mid', '', undefined],
  ['nowhere.mid', 'there is no such file; check the path', undefined],
])('%s', (name, words, place) => {
  const path = join(FOLDER, name);
  const report = lintFile({ path, isPictured: false }, contextOf);
  expect(report).toMatchObject({ path, findings: [] });
  expect(report.failure).toContain(words);
  if (place) expect(report.failurePlace).toMatchObject({ ...place, path: join(FOLDER, place.path) });
  else expect(report).not.toHaveProperty('failurePlace');
});
