// Edits of arrangement files: what was meant, and not a byte more.
import { describe, expect, test } from 'vitest';
import { editArrangement } from '../../src/lint/fix/edit-arrangement.ts';
import type { ArrangementEdit } from '../../src/lint/types.ts';

const out = (...keys: ArrangementEdit['keys']): ArrangementEdit => ({ keys, value: undefined });
const put = (value: unknown, ...keys: ArrangementEdit['keys']): ArrangementEdit => ({ keys, value });

describe('layouts people write', () => {
  test.each<[name: string, before: string, edits: ArrangementEdit[], after: string]>([
    [
      'columns, comments and blank lines stay',
      'gate:   1   # wide\n\n\nparts:   # two\n    -   {from: {channel: 1},drive: 1}\n',
      [put(0.5, 'gate')],
      'gate:   0.5   # wide\n\n\nparts:   # two\n    -   {from: {channel: 1},drive: 1}\n',
    ],
    [
      'a title stands below the head comment, in quotes where it needs them',
      '# for the gig\n\nparts: []\n',
      [put('Air: No. 3', 'title')],
      '# for the gig\n\ntitle: "Air: No. 3"\nparts: []\n',
    ],
    ['a title keeps the quotes it had', "title: ''\n", [put("it's", 'title')], "title: 'it''s'\n"],
    [
      'a value where there was none',
      'title: # later\ngate: 1\n',
      [put('Air', 'title')],
      'title: Air # later\ngate: 1\n',
    ],
    [
      'a value in place of lines',
      'title: | # tbd\n\n\ngate: 1\n',
      [put('Air', 'title')],
      'title: Air # tbd\n\ngate: 1\n',
    ],
    [
      'a byte order mark and the line ends of Windows stay',
      '\uFEFFgate: 1\r\nparts: []\r\n',
      [put('Air', 'title'), put(0.5, 'gate')],
      '\uFEFFtitle: Air\r\ngate: 0.5\r\nparts: []\r\n',
    ],
    [
      'JSON stays JSON',
      '{\n  "gate": 1,\n  "parts": [{"drive": 1}],\n  "lint": {"ignore": [\n    {"rule": "a"},\n    {"rule": "b"}\n  ]}\n}\n',
      [put('A "B"', 'title'), out('lint', 'ignore', 1)],
      '{\n  "title": "A \\"B\\"",\n  "gate": 1,\n  "parts": [{"drive": 1}],\n  "lint": {"ignore": [\n    {"rule": "a"}\n  ]}\n}\n',
    ],
    [
      'JSON in one line',
      '{"gate":1,"parts":[]}',
      [put('Air', 'title')],
      '{"title":"Air","gate":1,"parts":[]}',
    ],
    [
      'a nested key goes last, in the style of its map',
      'parts:\n  - {from: {channel: 1},  double: {drive: 2}} # flute\n  - double:\n      drive: 2 # two\n    drive: 1\n',
      [put(-1, 'parts', 0, 'double', 'octave'), put(1, 'parts', 1, 'double', 'octave')],
      'parts:\n  - {from: {channel: 1},  double: {drive: 2, octave: -1}} # flute\n  - double:\n      drive: 2 # two\n      octave: 1\n    drive: 1\n',
    ],
    [
      'what goes takes the comments at it along, and leaves those of others',
      'lint:\n  ignore:\n    # a\n    - { rule: a } # aa\n    # b\n    - rule: b # bb\n      because: |\n        long\n        text\n    # c\n\n    - { rule: c }\n',
      [out('lint', 'ignore', 1)],
      'lint:\n  ignore:\n    # a\n    - { rule: a } # aa\n    # c\n\n    - { rule: c }\n',
    ],
    [
      'the first and the last of a list in brackets',
      'lint: { ignore: [{ rule: a }, { rule: b }, { rule: c }] } # z\ngate: 1',
      [out('lint', 'ignore', 0), out('lint', 'ignore', 2)],
      'lint: { ignore: [{ rule: b }] } # z\ngate: 1',
    ],
    [
      'brackets over several lines',
      'lint:\n  ignore: [\n    # a\n    { rule: a }, # aa\n    # b\n    { rule: b } # bb\n  ]\n',
      [out('lint', 'ignore', 1)],
      'lint:\n  ignore: [\n    # a\n    { rule: a } # aa\n  ]\n',
    ],
    [
      'what is emptied goes with its own comment; a head comment stays',
      '# for the gig\nlint:\n  # none left\n  ignore:\n    - a\n# the band\nparts: []',
      [out('lint', 'ignore', 0)],
      '# for the gig\n# the band\nparts: []',
    ],
    ['an end without a line break', 'gate: 1\nlint: { ignore: [a] }', [out('lint', 'ignore', 0)], 'gate: 1'],
    [
      'a key into an empty map',
      'parts:\n  - { double: {} }\n',
      [put(-1, 'parts', 0, 'double', 'octave')],
      'parts:\n  - { double: { octave: -1 } }\n',
    ],
    [
      'a key behind a last one that has a comment, and no comma',
      'lint: {\n  a: 1 # one\n}\n',
      [put(2, 'lint', 'b')],
      'lint: {\n  a: 1, # one\n  b: 2\n}\n',
    ],
    [
      'a key behind a last one that has a comma',
      'lint: {\n  a: 1, # one\n}\n',
      [put(2, 'lint', 'b')],
      'lint: {\n  a: 1, # one\n  b: 2,\n}\n',
    ],
    ['and so in one line', 'lint: { a: 1, }\n', [put(2, 'lint', 'b')], 'lint: { a: 1, b: 2, }\n'],
    [
      'within a line the comment behind the next one stays',
      'lint:\n  ignore: [{ rule: a }, { rule: b }, # bb\n    { rule: c }]\n',
      [out('lint', 'ignore', 1)],
      'lint:\n  ignore: [{ rule: a },  # bb\n    { rule: c }]\n',
    ],
    [
      'the first within a line, with its comment and not that of the next',
      'lint:\n  ignore: [{ rule: a }, # aa\n    # b\n    { rule: b }]\n',
      [out('lint', 'ignore', 0)],
      'lint:\n  ignore: [\n    # b\n    { rule: b }]\n',
    ],
    [
      'the last in brackets, without a comma behind it',
      'lint:\n  ignore: [{ rule: a }, # aa\n    { rule: b } # bb\n  ] # z\n',
      [out('lint', 'ignore', 1)],
      'lint:\n  ignore: [{ rule: a } # aa\n  ] # z\n',
    ],
    [
      'the last in brackets, with one',
      'lint:\n  ignore: [{ rule: a }, # aa\n    { rule: b }, # bb\n  ] # z\n',
      [out('lint', 'ignore', 1)],
      'lint:\n  ignore: [{ rule: a }, # aa\n  ] # z\n',
    ],
    ['a file of comments alone', '# a comment', [put('Air', 'title')], '# a comment\ntitle: Air\n'],
    ['an empty file', '', [put(1, 'a', 'b')], 'a: {b: 1}\n'],
    [
      'quotes as they were, and line breaks escaped',
      `title: "1"\nsource: 'y'\nlicence: x\n`,
      [put('a', 'title'), put("b's", 'source'), put('a\nb', 'licence')],
      `title: "a"\nsource: 'b''s'\nlicence: "a\\nb"\n`,
    ],
    [
      'a key above the comment behind a map, and below a text of several lines',
      'parts:\n  - a: 1\n    # last\n  - a: |\n      x\n',
      [put(2, 'parts', 0, 'b'), put(2, 'parts', 1, 'b')],
      'parts:\n  - a: 1\n    b: 2\n    # last\n  - a: |\n      x\n    b: 2\n',
    ],
    [
      'as narrow as it was',
      '{ "a": {"x":1,"y":2}}',
      [put(3, 'a', 'z'), put(4, 'c')],
      '{ "c": 4, "a": {"x":1,"y":2,"z":3}}',
    ],
    [
      'nothing within an alias',
      'a: &a { b: 1 }\nc: *a\n',
      [put(2, 'c', 'b'), out('a')],
      'a: &a { b: 1 }\nc: *a\n',
    ],
  ])('%s', (_, before, edits, after) => {
    expect(editArrangement(before, edits)).toBe(after);
  });

  test('what surgery cannot do is printed anew, and means what it should', () => {
    const text = '\uFEFF? gate\r\n: - 1\r\n';
    expect(editArrangement(text, [put(0.5, 'gate')])).toBe('\uFEFFgate: 0.5\r\n');
  });
});
