/** Patterns of paths: `*` within a folder, `**` over folders, `?` one character, `{a,b}` either. */

/**
 * Whether a path (with `/` between folders) fits a pattern.
 * @example matchesGlob('songs/draft/a.mid', 'songs/**') // true
 */
export function matchesGlob(path: string, glob: string): boolean {
  return globPattern(glob).test(path);
}

export function isGlob(text: string): boolean {
  return /[*?{]/.test(text);
}

/** A pattern without a slash fits a name in any folder, as in `.gitignore`. */
function globPattern(glob: string): RegExp {
  const plain = glob.replace(/^\.\//, '');
  const anchored = plain.includes('/') ? plain : `**/${plain}`;
  const source = anchored
    .split(/(\*\*\/|\*\*|\*|\?|\{[^}]*\})/)
    .map((piece) => {
      if (piece === '**/') return '(?:[^/]+/)*';
      if (piece === '**') return '.*';
      if (piece === '*') return '[^/]*';
      if (piece === '?') return '[^/]';
      if (piece.startsWith('{')) return `(?:${piece.slice(1, -1).split(',').map(literal).join('|')})`;
      return literal(piece);
    })
    .join('');
  return new RegExp(`^${source}$`);
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
