/** The pure part of every room runs in a browser: bundled for one, and loaded where neither Node nor Buffer exists. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));
/** What every browser has and an empty context has not. */
const BROWSER = { TextEncoder, TextDecoder, URL, setTimeout, clearTimeout, console, structuredClone };

describe('the pure part of the rooms', () => {
  it('bundles for a browser and loads there', async () => {
    const { outputFiles } = await build({
      stdin: { contents: entryOf(pureFiles()), resolveDir: SRC },
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'iife',
      globalName: 'flopera',
      define: { 'import.meta.url': '"http://localhost/"' },
      logLevel: 'silent',
    });
    const script = outputFiles[0]?.text ?? '';
    const names = runInContext(`${script};Object.keys(flopera)`, createContext({ ...BROWSER }));
    expect(names).toHaveLength(pureFiles().length);
  });
});

function pureFiles(): string[] {
  const entries = readdirSync(SRC, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name).slice(SRC.length).replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('/cli/') && !path.includes('/node/'));
}

/** One namespace for each file: nothing is left out as unused, and equal names do not meet. */
function entryOf(paths: string[]): string {
  return paths.map((path, index) => `export * as file${index} from '.${path}';`).join('\n');
}
