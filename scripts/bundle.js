// Bundles src/ by esbuild: the command line, a file for each command, the worker threads, and what they share. Files are
// CommonJS, which Node starts sooner than ES modules; esbuild splits only those, so that each is rewritten once split.
import { readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { build, transform } from 'esbuild';
import { noticesOf } from './notices.js';

const ENTRIES = ['cli/main.ts', 'lint/node/lint-worker.ts', 'emulator/node/realtime-worker.ts'];
/** They bring machine code, which they look for beside themselves, or belong to one that does. */
const NATIVE = ['serialport', '@serialport/parser-readline', 'easymidi'];
const COMMON = { platform: 'node', target: 'node20.19', minifyWhitespace: true, legalComments: 'none' };

/** The files of `dist`, by name, all side by side; undefined where the sources have faults, which are printed. */
export async function bundle(root, dist) {
  const result = await build({
    ...COMMON,
    absWorkingDir: root,
    entryPoints: ENTRIES.map((path) => `src/${path}`),
    outdir: dist,
    entryNames: '[name]',
    chunkNames: '[name]-[hash]',
    outExtension: { '.js': '.cjs' },
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    mainFields: ['module', 'main'],
    // The half of yaml for browsers is the same, but an ES module, of which only what is used is taken.
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    external: NATIVE,
    sourcemap: 'external',
    metafile: true,
    plugins: [placesOfSources(dist), mapsOfSourcesOnly],
  }).catch(() => undefined);
  if (!result) return undefined;
  const texts = new Map(result.outputFiles.map(({ path, text }) => [basename(path), text]));
  const codes = [...texts.keys()].filter((name) => name.endsWith('.cjs'));
  const files = await Promise.all(
    codes.map((name) => toCommonJs(name, texts.get(name), texts.get(`${name}.map`))),
  );
  const notices = ['third-party-notices.txt', noticesOf(root, Object.keys(result.metafile.inputs))];
  return new Map([...files.flat(), notices]);
}

/** The file and its map; files that hold libraries alone have nothing to map. */
async function toCommonJs(name, text, map) {
  const options = { ...COMMON, format: 'cjs', supported: { 'dynamic-import': false } };
  if (JSON.parse(map).sources.length === 0) return [[name, (await transform(text, options)).code]];
  const mapped = `${text}//# sourceMappingURL=${dataUrl(map)}`;
  const rewritten = await transform(mapped, { ...options, sourcemap: 'external', sourcefile: name });
  return [
    [name, `${rewritten.code}//# sourceMappingURL=${name}.map\n`],
    [`${name}.map`, rewritten.map],
  ];
}

/** A file finds the images, the pages and its worker from where its source stands, bundled or not. */
function placesOfSources(dist) {
  return {
    name: 'places of sources',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        const place = relative(dist, path).replaceAll('\\', '/');
        const address = `new URL('${place}', require('node:url').pathToFileURL(__filename)).href`;
        return { contents: text.replaceAll('import.meta.url', address), loader: 'ts' };
      });
    },
  };
}

/** Traces name our own lines; maps of the libraries would be twice as large as all the rest. */
const mapsOfSourcesOnly = {
  name: 'maps of sources only',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      return { contents: `${text}\n//# sourceMappingURL=${mapBehind(text)}`, loader: 'js' };
    });
  },
};

/** A map that knows only a line behind the last; one that knows none would be passed over. */
function mapBehind(text) {
  const mappings = `${';'.repeat(text.split('\n').length + 1)}AAAA`;
  return dataUrl(JSON.stringify({ version: 3, sources: ['-'], mappings }));
}

function dataUrl(json) {
  return `data:application/json;base64,${Buffer.from(json).toString('base64')}`;
}
