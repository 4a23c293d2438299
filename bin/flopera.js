#!/usr/bin/env node
// Starts flopera: says in plain words where Node is too old, and builds dist/ in a checkout where it is stale.
// It is CommonJS, as dist/ is and package.json beside it says: Node starts that sooner, and an old Node can read it.
const NODE_NEEDED = [20, 19];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < NODE_NEEDED[0] || (major === NODE_NEEDED[0] && minor < NODE_NEEDED[1])) {
  console.error(
    'flopera needs Node ' +
      NODE_NEEDED.join('.') +
      ' or newer, and this is Node ' +
      process.versions.node +
      '; get a newer one from https://nodejs.org',
  );
  process.exit(2);
}

// Before anything is loaded: a trace then names the lines of src/, not those of what was bundled.
if (process.env.FLOPERA_TRACE) process.setSourceMapsEnabled(true);

// From Node 22 on, what V8 has compiled is kept among the system's temporary files for the next time.
const { enableCompileCache } = require('node:module');
if (enableCompileCache) enableCompileCache();

if (require('node:fs').existsSync(`${__dirname}/../src`)) {
  void import('../scripts/fresh-dist.js').then(({ freshDist }) => freshDist()).then(start);
} else {
  void start();
}

function start() {
  return require('../dist/main.cjs').main(process.argv.slice(2));
}
