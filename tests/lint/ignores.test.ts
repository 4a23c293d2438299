// Ignores in an arrangement: what is said of one that is not understood.
import { expect, test } from 'vitest';
import { parseIgnores } from '../../src/lint/run/ignores.ts';
import { parseArrangement } from '../../src/arrangement/parse-arrangement.ts';

test.each([
  ['bars: 4, because: ""', /:4:\d+: 'because': no reason is told; write why the rule is wrong here$/],
  ['bars: 4, because: "  x "', /: 'because': no reason is told; write why the rule is wrong here$/],
  ['bars: 4, because: ab', /: 'because': no reason is told; write why the rule is wrong here$/],
  ['bars: 4', / 'because' is missing; add it here$/],
  ['bars: 4, because: 3', / 'because' is 3; write text$/],
  ['bars: [1, 2], because: it is meant', /:4:37: 'bars': write a bar or bars, as in 4 or 4\.\.8$/],
  ['bars: 0, because: it is meant', /:4:37: 'bars': write a bar or bars, as in 4 or 4\.\.8$/],
  ['bars: 0..3, because: it is meant', /:4:37: 'bars': write a bar or bars, as in 4 or 4\.\.8$/],
  ['bars: 3..1, because: it is meant', /:4:37: bars 3\.\.1 end before they begin; write 1\.\.3$/],
])('%s', (words, expected) => {
  const text = `parts: []\nlint:\n  ignore:\n    - { rule: short-note,     ${words} }\n`;
  const attempt = (): unknown =>
    parseIgnores({ path: 'a.yaml', text, file: parseArrangement('parts: []', 'a.yaml') });
  expect(attempt).toThrow(/^a\.yaml:4:\d+: /);
  expect(attempt).toThrow(expected);
});
