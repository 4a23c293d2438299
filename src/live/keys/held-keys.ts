/** Which keys are held, by fingers, by the sustain pedal or by sostenuto; the pedals of each channel are its own. */
import type { Key } from '../types.ts';

export interface HeldKeys {
  /** A finger goes down. A key already held ends by it: that one is `ended`. */
  press(channel: number, note: number, velocity: number, atUs: number): { key: Key; ended: Key | undefined };
  /** A finger goes up. The keys that end by it: none where a pedal holds it, or where it was not down. */
  release(channel: number, note: number): Key[];
  /** Pedals; the keys that end by their going up. */
  sustain(channel: number, isDown: boolean): Key[];
  sostenuto(channel: number, isDown: boolean): Key[];
  /** All fingers of a channel go up (controllers 123 to 127). */
  releaseAll(channel: number): Key[];
  /** Every key of a channel (of all, where undefined) ends, pedals or not. */
  endAll(channel?: number): Key[];
  /** The key ends, whoever holds it. */
  end(key: Key): Key[];
  /** In order of their pressing; the same list until something changes. */
  readonly held: readonly Key[];
}

type Hold = { key: Key; finger: boolean; sostenuto: boolean };

export function createHeldKeys(): HeldKeys {
  const holds = new Map<number, Hold>();
  const sustained = new Set<number>();
  let order = 0;
  let list: readonly Key[] | undefined;

  function press(channel: number, note: number, velocity: number, atUs: number) {
    const id = idOf(channel, note);
    const ended = holds.get(id)?.key;
    const key: Key = { channel, note, velocity, order: ++order, pressedUs: atUs };
    holds.delete(id);
    holds.set(id, { key, finger: true, sostenuto: false });
    list = undefined;
    return { key, ended };
  }

  function release(channel: number, note: number): Key[] {
    const hold = holds.get(idOf(channel, note));
    if (!hold?.finger) return [];
    hold.finger = false;
    return endWhere((other) => other === hold && !isPedalled(hold));
  }

  function sustain(channel: number, isDown: boolean): Key[] {
    if (isDown) sustained.add(channel);
    else sustained.delete(channel);
    return isDown ? [] : endLoose(channel);
  }

  function sostenuto(channel: number, isDown: boolean): Key[] {
    for (const hold of holds.values())
      if (hold.key.channel === channel) hold.sostenuto = isDown && hold.finger;
    return isDown ? [] : endLoose(channel);
  }

  function releaseAll(channel: number): Key[] {
    for (const hold of holds.values()) if (hold.key.channel === channel) hold.finger = false;
    return endLoose(channel);
  }

  function endLoose(channel: number): Key[] {
    return endWhere((hold) => hold.key.channel === channel && !hold.finger && !isPedalled(hold));
  }

  function isPedalled({ key, sostenuto: isCaught }: Hold): boolean {
    return isCaught || sustained.has(key.channel);
  }

  function endWhere(ends: (hold: Hold) => boolean): Key[] {
    const ended: Key[] = [];
    for (const [id, hold] of holds) {
      if (!ends(hold)) continue;
      holds.delete(id);
      ended.push(hold.key);
    }
    if (ended.length > 0) list = undefined;
    return ended;
  }

  return {
    press,
    release,
    sustain,
    sostenuto,
    releaseAll,
    endAll: (channel) => endWhere(({ key }) => channel === undefined || key.channel === channel),
    end: (key) => endWhere((hold) => hold.key === key),
    get held() {
      list ??= Array.from(holds.values(), ({ key }) => key);
      return list;
    },
  };
}

function idOf(channel: number, note: number): number {
  return channel * 128 + note;
}
