// flopera.config.yaml: presets, levels, options, overrides; and what is said of mistakes in it.
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/lint/config.ts';
import { UserFileError } from '../../src/userfile/user-file-error.ts';

function settingOf(text: string, rule: string, path = 'songs/a.mid'): string {
  const setting = parseConfig(text, 'flopera.config.yaml').settingsFor(path).get(rule);
  return `${setting?.level} ${JSON.stringify(setting?.options)}`;
}

describe('levels and options', () => {
  test.each([
    ['nothing said: recommended', '{}', 'short-note', 'warn {}'],
    ['strict: all are errors', 'extends: strict', 'short-note', 'error {}'],
    ['strict has nothing against gaps in the channels', 'extends: strict', 'channel-gaps', 'off {}'],
    ['moppy has', 'extends: moppy', 'channel-gaps', 'error {}'],
    [
      'and bends by two semitones',
      'extends: moppy',
      'bend-range',
      'error {}'.replace('error', 'warn').replace('{}', '{"cents":200}'),
    ],
    ['of two presets the higher level counts', 'extends: [moppy, strict]', 'channel-gaps', 'error {}'],
    ['in either order', 'extends: [strict, moppy]', 'short-note', 'error {}'],
    ['and the options of both', 'extends: [moppy, strict]', 'bend-range', 'error {"cents":200}'],
    ['recommended takes nothing back', 'extends: [strict, recommended]', 'short-note', 'error {}'],
    ['a level', 'rules: { short-note: off }', 'short-note', 'off {}'],
    [
      'a level and an option',
      'rules: { short-note: { severity: error, ms: 60 } }',
      'short-note',
      'error {"ms":60}',
    ],
    [
      'an option leaves the level',
      'rules: { long-silence: { seconds: 9 } }',
      'long-silence',
      'warn {"seconds":9}',
    ],
    [
      'an option of a rule that is off turns it on',
      'rules: { channel-gaps: { severity: warn } }',
      'channel-gaps',
      'warn {}',
    ],
  ])('%s', (_, text, rule, expected) => {
    expect(settingOf(text, rule)).toBe(expected);
  });

  test('overrides count for the files they name, the last of them most', () => {
    const text = `
rules: { missing-title: error }
overrides:
  - { files: 'drafts/**', rules: { missing-title: off } }
  - { files: ['drafts/gig.mid', 'x.mid'], rules: { missing-title: warn } }`;
    expect(settingOf(text, 'missing-title', 'songs/a.mid')).toBe('error {}');
    expect(settingOf(text, 'missing-title', 'drafts/deep/a.mid')).toBe('off {}');
    expect(settingOf(text, 'missing-title', 'drafts/gig.mid')).toBe('warn {}');
    expect(settingOf(text, 'missing-title', 'anywhere/x.mid')).toBe('warn {}');
  });
});

test('the rig is as it is written, and faults of it stand where it is named', () => {
  const { rig } = parseConfig('rules: {}\nrig: stage.yaml\n', 'flopera.config.yaml');
  expect(rig?.path).toBe('stage.yaml');
  expect(rig?.fault('there is no such file; check the path').message).toBe(
    "flopera.config.yaml:2:6: 'rig': there is no such file; check the path",
  );
  expect(parseConfig('rules: {}', 'flopera.config.yaml').rig).toBeUndefined();
});

test.each([
  ['rules: { short-nota: off }', "there is no rule 'short-nota'; did you mean 'short-note'?"],
  ['rules: { xyz: off }', "there is no rule 'xyz'; flopera lint --list-rules tells all"],
  ['rules:\n  short-note: { mss: 3 }', "short-note has no option 'mss'; did you mean 'ms'?"],
  ['rules: { missing-title: { ms: 3 } }', "missing-title has no option 'ms'; missing-title has no options"],
  ['extends: stric', ":1:10: there is no preset 'stric'; did you mean 'strict'?"],
  ['extends: [moppy, stric]', ":1:18: there is no preset 'stric'; did you mean 'strict'?"],
  ['extends: loud', "there is no preset 'loud'; write recommended, strict, moppy"],
  ['extends: []', ":1:10: 'extends' names no preset; write recommended, strict, moppy"],
  ['extends: 3', 'write a preset: recommended, strict, moppy'],
  ['rulez: {}', 'rulez'],
  ['rig: ""', ":1:6: 'rig': no file is named; write the path of the rig file"],
  ['rules: { missing-title: error, short-nota:  off }', ":1:32: there is no rule 'short-nota'"],
  ['rules: { short-note: { severity: warn, mss: 3 } }', ":1:40: short-note has no option 'mss'"],
  ['rules: {__proto__: off}', ":1:9: there is no '__proto__' here; take it out"],
  ['overrides: [{ files: a, rules: { short-nota: off } }]', ":1:34: there is no rule 'short-nota'"],
  ['overrides: [{ files: a, rules: { short-note: { mss: 1 } } }]', ":1:48: short-note has no option 'mss'"],
  ['overrides: [{ rules: {} }]', ":1:13: 'files': write which files are meant, as in files: drafts/"],
  ['overrides: [{ files: 3, rules: {} }]', ":1:22: 'files': write which files are meant"],
  ['rules: { short-note: loud }', 'off, warn or error'],
  ['rules: [', 'YAML'],
])('%s: says so, with line and column', (text, words) => {
  const attempt = (): unknown => parseConfig(text, 'flopera.config.yaml');
  expect(attempt).toThrow(UserFileError);
  expect(attempt).toThrow(/^flopera\.config\.yaml:\d+:\d+: /);
  expect(attempt).toThrow(words);
});
