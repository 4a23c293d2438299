// Bundles src/ by esbuild: the command line, a file for each command, the worker threads, and what they share.
import { readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { build } from 'esbuild';
import { noticesOf } from './notices.js';

const ENTRIES = ['cli/main.ts', 'lint/node/lint-worker.ts', 'emulator/node/realtime-worker.ts'];
/** They bring machine code, which they look for beside themselves. */
const NATIVE = ['serialport', 'easymidi'];
/** Libraries that are CommonJS ask for Node's own modules by this name. */
const REQUIRE = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";
const MAP_LINE = /\n\/\/# sourceMappingURL=.*\s*$/;

/** The files of `dist`, by name, all side by side; undefined where the sources have faults, which are printed. */
export async function bundle(root, dist) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: ENTRIES.map((path) => `src/${path}`),
    outdir: dist,
    entryNames: '[name]',
    chunkNames: '[name]-[hash]',
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    mainFields: ['module', 'main'],
    // The half of yaml for browsers is the same, but an ES module, of which only what is used is taken.
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    external: NATIVE,
    banner: { js: REQUIRE },
    minifyWhitespace: true,
    legalComments: 'none',
    sourcemap: 'linked',
    metafile: true,
    plugins: [placesOfSources(dist), mapsOfSourcesOnly],
  }).catch(() => undefined);
  if (!result) return undefined;
  const files = new Map(result.outputFiles.map(({ path, text }) => [basename(path), text]));
  dropEmptyMaps(files);
  return files.set('third-party-notices.txt', noticesOf(root, Object.keys(result.metafile.inputs)));
}

/** A file finds the images, the pages and its worker from where its source stands, bundled or not. */
function placesOfSources(dist) {
  return {
    name: 'places of sources',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        const place = `new URL('${relative(dist, path).replaceAll('\\', '/')}', import.meta.url).href`;
        return { contents: text.replaceAll('import.meta.url', place), loader: 'ts' };
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
  const map = { version: 3, sources: ['-'], mappings: `${';'.repeat(text.split('\n').length + 1)}AAAA` };
  return `data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`;
}

/** Files that hold libraries alone have nothing to map. */
function dropEmptyMaps(files) {
  for (const name of [...files.keys()].filter((file) => file.endsWith('.map'))) {
    if (JSON.parse(files.get(name)).sources.length > 0) continue;
    const mapped = name.slice(0, -'.map'.length);
    files.set(mapped, files.get(mapped).replace(MAP_LINE, '\n'));
    files.delete(name);
  }
}
