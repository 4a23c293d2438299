// The notices that the licences of bundled libraries ask for.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LICENCE = /^(licen[cs]e|copying)/i;

/** @param inputs paths of all bundled files, from `root` @throws Error where a library comes without its licence */
export function noticesOf(root, inputs) {
  const folders = new Set(inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []));
  const notices = [...folders]
    .toSorted((a, b) => a.localeCompare(b, 'en'))
    .map((folder) => noticeOf(join(root, folder)));
  return `${notices.join(`\n${'-'.repeat(80)}\n\n`)}\n`;
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => LICENCE.test(entry));
  if (file === undefined) throw new Error(`${name} is bundled, but comes without its licence; leave it out`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}
