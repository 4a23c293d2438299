/** Writes values as YAML in as many ways as people do, with comments that name the entry they stand at. */
import type { Random } from '../midi/random.ts';

export type Value = string | number | Value[] | { [key: string]: Value };
type Style = 'block' | 'lines' | 'inline';
type Layout = { random: Random; isJson: boolean; isDense: boolean };
type Child = { path: string; head: string; value: Value };

/** A comment that stands at the entry at `path`. */
export function commentAt(path: string): string {
  return `# at ${path}.`;
}

/** A whole file, perhaps with a head comment, a byte order mark or the line ends of Windows. */
export function writeLayout(value: Value, random: Random): string {
  const isJson = random.below(4) === 0;
  const layout: Layout = { random, isJson, isDense: isJson && random.below(2) === 0 };
  const style = isJson ? (layout.isDense ? 'inline' : 'lines') : random.below(5) === 0 ? 'lines' : 'block';
  const head = !isJson && random.below(2) === 0 ? '# head\n\n' : '';
  const body = write(value, '', style, 0, layout).replace(/^\n/, '');
  const end = random.below(8) === 0 ? '' : '\n';
  const text = head + body + end;
  const marked = random.below(6) === 0 ? `\uFEFF${text}` : text;
  return random.below(4) === 0 ? marked.replaceAll('\n', '\r\n') : marked;
}

/** Block style begins with a line break, the others where they stand; none ends with one. */
function write(value: Value, path: string, style: Style, indent: number, layout: Layout): string {
  if (typeof value !== 'object') return scalar(value, layout);
  const isList = Array.isArray(value);
  const children: Child[] = Array.isArray(value)
    ? value.map((item, index) => ({ path: join(path, index), head: '', value: item }))
    : Object.entries(value).map(([key, item]) => ({
        path: join(path, key),
        head: layout.isJson ? `${JSON.stringify(key)}:` : `${key}:`,
        value: item,
      }));
  if (style === 'block') return writeBlock(children, isList, indent, layout);
  const [open, close] = isList ? '[]' : '{}';
  if (style === 'inline') {
    const pad = layout.isDense || layout.random.below(2) === 0 ? '' : ' ';
    const items = children.map((child) => writeChild(child, 'inline', indent, layout));
    return `${open}${pad}${items.join(layout.isDense ? ',' : ', ')}${pad}${close}`;
  }
  return `${open}${writeLines(children, indent + 2, layout)}\n${' '.repeat(indent)}${close}`;
}

function writeBlock(children: Child[], isList: boolean, indent: number, layout: Layout): string {
  const { random } = layout;
  const gap = ' '.repeat(indent);
  return children
    .map((child, index) => {
      const mark = isList ? `-${' '.repeat(1 + random.below(2))}` : '';
      const style = random.below(2) === 0 ? 'block' : random.below(4) === 0 ? 'lines' : 'inline';
      // What stands above the first entry is about the whole, and not labelled.
      const above = index > 0 && random.below(3) === 0 ? `\n${gap}${commentAt(child.path)}` : '';
      const blank = index > 0 && random.below(5) === 0 ? '\n' : '';
      const inner = indent + (isList ? mark.length : 2);
      const body = writeChild(child, style, inner, layout);
      // A map may begin on the line of its dash.
      const joined =
        isList && /^\n *[^\s#]/.test(body) ? body.trimStart() : body.replace(/^ /, isList ? '' : ' ');
      const isOpen = body.startsWith('\n') || body.includes(':\n') || body.endsWith('\n');
      const behind = !isOpen && random.below(3) === 0 ? `  ${commentAt(child.path)}` : '';
      return `${blank}${above}\n${gap}${mark}${joined}${behind}`;
    })
    .join('');
}

function writeLines(children: Child[], indent: number, layout: Layout): string {
  const { random, isJson } = layout;
  const gap = ' '.repeat(indent);
  const isTrailing = !isJson && random.below(2) === 0;
  return children
    .map((child, index) => {
      const style = random.below(2) === 0 ? 'lines' : 'inline';
      const comma = index < children.length - 1 || isTrailing ? ',' : '';
      const above = !isJson && index > 0 && random.below(3) === 0 ? `\n${gap}${commentAt(child.path)}` : '';
      const behind = !isJson && random.below(3) === 0 ? ` ${commentAt(child.path)}` : '';
      return `${above}\n${gap}${writeChild(child, style, indent, layout)}${comma}${behind}`;
    })
    .join('');
}

function writeChild({ path, head, value }: Child, style: Style, indent: number, layout: Layout): string {
  const body = write(value, path, style, indent, layout);
  if (head === '') return body;
  const isDense = layout.isDense || body.startsWith('\n');
  return `${head}${isDense ? '' : ' '.repeat(1 + (layout.isJson ? 0 : layout.random.below(3)))}${body}`;
}

function scalar(value: string | number, { random, isJson }: Layout): string {
  if (typeof value === 'number') return String(value);
  if (isJson || random.below(3) === 0) return JSON.stringify(value);
  return random.below(2) === 0 || !/^[a-z][\w ]*$/i.test(value) ? `'${value.replaceAll("'", "''")}'` : value;
}

function join(path: string, key: string | number): string {
  return path === '' ? String(key) : `${path}/${key}`;
}
