/** The keys of `play` and `live`: one table, by which the terminal is read, the views are captioned and help is written. */
import { emitKeypressEvents } from 'node:readline';
import type { ReadStream } from 'node:tty';

/** Where keys count: while songs are played, on a keyboard that a song goes along with, on a keyboard alone. */
export type KeyScene = 'play' | 'live with a song' | 'live';

type KeyRow = {
  /** Actions by what is typed: a character, or a name of node:readline. */
  does: Readonly<Record<string, string>>;
  /** The keys as people see them. */
  keys: string;
  /** A word for the view's last line. */
  word: string;
  about: string;
  scenes: readonly KeyScene[];
};

const WITH_A_SONG = ['play', 'live with a song'] as const;
const EVERYWHERE = ['play', 'live with a song', 'live'] as const;

/** How far the arrow keys go in a song, and by what factor a key changes its tempo. */
export const SEEK_US = 5_000_000;
export const TEMPO_STEP = 1.05;
const SEEK = `${SEEK_US / 1e6} s`;

/** Keys that steer a song. */
const songKeys = [
  { does: { space: 'pause' }, keys: 'space', word: 'pause', about: 'pause, and go on', scenes: WITH_A_SONG },
  {
    does: { left: 'back', right: 'forward' },
    keys: '←/→',
    word: SEEK,
    about: `go ${SEEK} back or on`,
    scenes: WITH_A_SONG,
  },
  {
    does: { '+': 'faster', '=': 'faster', '-': 'slower' },
    keys: '+/-',
    word: 'tempo',
    about: `faster or slower by ${Math.round((TEMPO_STEP - 1) * 100)} %`,
    scenes: WITH_A_SONG,
  },
] as const satisfies readonly KeyRow[];

/** Keys that the command itself answers. */
const commandKeys = [
  { does: { p: 'panic' }, keys: 'p', word: 'panic', about: 'silence every drive', scenes: EVERYWHERE },
  {
    does: { q: 'quit', escape: 'quit' },
    keys: 'q',
    word: 'quit',
    about: 'quit, as Esc does',
    scenes: EVERYWHERE,
  },
] as const satisfies readonly KeyRow[];

const keyRows: readonly KeyRow[] = [...songKeys, ...commandKeys];

type ActionOf<Row extends KeyRow> = Row extends { does: Readonly<Record<string, infer Action>> }
  ? Action
  : never;
export type SongAction = ActionOf<(typeof songKeys)[number]>;
/** Ctrl-C comes as a key in raw mode, not as a signal. */
export type CommandAction = ActionOf<(typeof commandKeys)[number]> | 'interrupt';
export type KeyAction = SongAction | CommandAction;

const songActions: ReadonlySet<string> = new Set(songKeys.flatMap(({ does }) => Object.values(does)));
const actions = new Map(keyRows.flatMap(({ does }) => Object.entries(does))) as ReadonlyMap<
  string,
  KeyAction
>;

export function isSongAction(action: KeyAction): action is SongAction {
  return songActions.has(action);
}

export type Keypress = {
  name?: string | undefined;
  sequence?: string | undefined;
  ctrl?: boolean | undefined;
};

/** Undefined for a key that means nothing here. */
export function keyAction({ name = '', sequence = '', ctrl }: Keypress): KeyAction | undefined {
  if (ctrl) return name === 'c' ? 'interrupt' : undefined;
  return actions.get(sequence) ?? actions.get(name);
}

/** The keys that count, in a line; where it is wider than `columns`, the keys alone. */
export function keysLine(scene: KeyScene, columns: number): string {
  const rows = keyRows.filter(({ scenes }) => scenes.includes(scene));
  const line = rows.map(({ keys, word }) => `${keys} ${word}`).join('   ');
  return line.length <= columns ? line : rows.map(({ keys }) => keys.replace('/', '')).join(' ');
}

/** What a command that plays in these scenes says of its keys in its help. */
export function keysHelp(scenes: readonly KeyScene[]): string {
  const rows = keyRows.filter((row) => scenes.some((scene) => row.scenes.includes(scene)));
  const width = Math.max(...rows.map(({ keys }) => keys.length));
  const lines = rows.map((row) => {
    const isEverywhere = scenes.every((scene) => row.scenes.includes(scene));
    return `  ${row.keys.padEnd(width)}  ${row.about}${isEverywhere ? '' : ', where a song plays along'}`;
  });
  return ['', 'Keys while playing:', ...lines].join('\n');
}

/** Tells `onAction` of every key that means something, until the function returned is called. */
export function listenToKeys(input: ReadStream, onAction: (action: KeyAction) => void): () => void {
  const onKey = (_text: string | undefined, key: Keypress): void => {
    const action = keyAction(key);
    if (action) onAction(action);
  };
  emitKeypressEvents(input);
  input.setRawMode(true);
  input.on('keypress', onKey);
  input.resume();
  return () => {
    input.off('keypress', onKey);
    input.setRawMode(false);
    input.pause();
  };
}
