#!/usr/bin/env node
// Starts flopera: says in plain words where Node is too old, and builds dist/ in a checkout where it is stale.
// No import statement stands here: an old Node would stop at it before it could say what is wrong.
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

void import('../scripts/fresh-dist.js')
  .then(({ freshDist }) => freshDist())
  .then(() => import('../dist/main.js'))
  .then(({ main }) => main(process.argv.slice(2)));
