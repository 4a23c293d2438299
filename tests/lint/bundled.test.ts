// The bundled arrangements are clean under the strictest rules.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lintSources } from '../../src/lint/lint-sources.ts';
import { presetSettings } from '../../src/lint/presets.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';

const FOLDER = new URL('../../arrangements/', import.meta.url);
const SONGS = readdirSync(FOLDER).filter((name) => name.endsWith('.mid'));

test.each(SONGS)('%s', (name) => {
  const yaml = new URL(name.replace(/mid$/, 'yaml'), FOLDER);
  expect(existsSync(yaml)).toBe(true);
  const { findings } = lintSources({
    path: name,
    bytes: readFileSync(new URL(name, FOLDER)),
    arrangement: { path: yaml.pathname, text: readFileSync(yaml, 'utf8') },
    rig: defaultRig(),
    settings: presetSettings('strict'),
  });
  expect(findings.map(({ rule, bar, message }) => `${bar}: ${rule}: ${message}`)).toEqual([]);
});
