/** A second opinion on small files without damage: reads bytes and pairs notes by other means than flopera, slowly. */

export type OracleNote = {
  startUs: number;
  endUs: number;
  channel: number;
  note: number;
  velocity: number;
  track: number;
};

type Message = { tick: number; track: number; order: number; status: number; a: number; b: number };
type Track = { messages: Message[]; tempos: [tick: number, us: number][]; endTick: number };

/** Exact to the rounding of one division: everything before it is counted in whole numbers. */
export function oracleNotes(bytes: Uint8Array): OracleNote[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ppq = view.getUint16(12);
  const tracks: Track[] = [];
  for (let at = 14; at < bytes.length; at += 8 + view.getUint32(at + 4)) {
    tracks.push(oracleTrack(bytes.subarray(at + 8, at + 8 + view.getUint32(at + 4)), tracks.length + 1));
  }
  const tempos = tracks.flatMap((track) => track.tempos).sort((x, y) => x[0] - y[0]);
  const toUs = (tick: number): number => {
    let [sum, from, us] = [0n, 0, 500_000];
    for (const [at, next] of tempos) {
      if (at > tick) break;
      sum += BigInt(at - from) * BigInt(us);
      [from, us] = [at, next];
    }
    sum += BigInt(tick - from) * BigInt(us);
    return Number(sum / BigInt(ppq)) + Number(sum % BigInt(ppq)) / ppq;
  };
  const messages = tracks.flatMap((track) => track.messages);
  const endOfTrack = (track: number): number => tracks[track - 1]?.endTick ?? 0;
  const notes = messages.filter(isOn).map((on) => ({
    startUs: toUs(on.tick),
    endUs: toUs(endOf(on, messages) ?? endOfTrack(on.track)),
    channel: (on.status & 15) + 1,
    note: on.a,
    velocity: on.b,
    track: on.track,
  }));
  return sortNotes(notes);
}

export function sortNotes<Item extends OracleNote>(notes: readonly Item[]): Item[] {
  const fields = ['startUs', 'channel', 'note', 'endUs', 'velocity', 'track'] as const;
  return notes.toSorted((x, y) => {
    const field = fields.find((name) => x[name] !== y[name]);
    return field ? x[field] - y[field] : 0;
  });
}

/** The first thing behind an on that ends it: an off or an on of its key. */
function endOf(on: Message, messages: readonly Message[]): number | undefined {
  const sameKey = messages.filter(
    (other) => isKey(other) && (other.status & 15) === (on.status & 15) && other.a === on.a,
  );
  const ofTick = sameKey.filter((other) => other.tick === on.tick).sort(byPlace);
  if (ofTick.filter(isOn).at(-1) !== on) return on.tick;
  // Of the offs of its own tick, the first one ends what sounded before; another one behind the on ends the on.
  const offs = ofTick.filter((other) => !isOn(other));
  const free = soundsBefore(on.tick, sameKey) ? offs.slice(1) : offs;
  if (free.some((off) => off.track === on.track && off.order > on.order)) return on.tick;
  const later = sameKey.filter((other) => other.tick > on.tick).map(({ tick }) => tick);
  return later.length === 0 ? undefined : Math.min(...later);
}

/** Whether a key sounds when a tick begins: a note begun earlier, and not ended before it. */
function soundsBefore(tick: number, sameKey: readonly Message[]): boolean {
  return sameKey.some((other) => isOn(other) && other.tick < tick && (endOf(other, sameKey) ?? tick) >= tick);
}

function byPlace(x: Message, y: Message): number {
  return x.track - y.track || x.order - y.order;
}

function isKey({ status }: Message): boolean {
  return status >> 4 === 8 || status >> 4 === 9;
}

function isOn(message: Message): boolean {
  return message.status >> 4 === 9 && message.b > 0;
}

function oracleTrack(data: Uint8Array, track: number): Track {
  const result: Track = { messages: [], tempos: [], endTick: 0 };
  const queue = [...data];
  const take = (): number => queue.shift() ?? 0;
  const number = (): number => {
    let value = 0;
    for (;;) {
      const byte = take();
      value = value * 128 + (byte % 128);
      if (byte < 128) return value;
    }
  };
  for (let running = 0; queue.length > 0;) {
    result.endTick += number();
    const status = (queue[0] ?? 0) >= 128 ? take() : running;
    if (status === 0xff) {
      const kind = take();
      const body = Array.from({ length: number() }, take);
      if (kind === 0x51)
        result.tempos.push([result.endTick, body.reduce((sum, byte) => sum * 256 + byte, 0)]);
    } else if (status === 0xf0) {
      Array.from({ length: number() }, take);
    } else {
      running = status;
      const a = take();
      const b = status >> 4 === 0xc || status >> 4 === 0xd ? 0 : take();
      result.messages.push({ tick: result.endTick, track, order: result.messages.length, status, a, b });
    }
  }
  return result;
}
