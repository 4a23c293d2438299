/** One endpoint of the ATmega32U4's USB controller: its banks, and the flags of UEINTX. Data sheet, 22. */

export const UEINTX = {
  FIFOCON: 0x80,
  RWAL: 0x20,
  RXSTPI: 0x08,
  RXOUTI: 0x04,
  STALLEDI: 0x02,
  TXINI: 0x01,
} as const;
const TYPE_SHIFT = 6;
const CONTROL = 0;
const DIRECTION_IN = 0x01;
const DOUBLE_BANK = 0x04;
const SMALLEST_SIZE = 8;
const SIZE_SHIFT = 4;
const [ENABLE, STALL_REQUEST, STALL_CLEAR] = [0x01, 0x20, 0x10] as const;

/** How the device answers a transaction. */
export type Handshake = 'ack' | 'nak' | 'stall';

export interface UsbEndpoint {
  /** UECFG0X, UECFG1X and UECONX as written. */
  configure(type: number, layout: number): void;
  control(value: number): void;
  /** UEINTX as read, and as written: a bit written 0 is cleared, which hands banks over. */
  flags(): number;
  clearFlags(value: number): void;
  /** UEDATX and UEBCLX. */
  readByte(): number;
  writeByte(byte: number): void;
  byteCount(): number;
  /** Empties the banks (UERST); a bus reset disables the endpoint as well. */
  reset(): void;
  disable(): void;
  /** The host's side. An IN packet stays in its bank until `taken`. */
  setup(bytes: Uint8Array): void;
  out(bytes: Uint8Array): Handshake;
  peekIn(): Uint8Array | Exclude<Handshake, 'ack'>;
  taken(): void;
}

export function createUsbEndpoint(): UsbEndpoint {
  let type = 0;
  let layout = 0;
  let enabled = false;
  let stalled = false;
  let sticky = 0;
  /** Bank that the program writes, and those handed over to the host. */
  let writing: number[] = [];
  let toHost: number[][] = [];
  /** Banks that came from the host, the program reads the first. */
  let fromHost: number[][] = [];

  const isControl = () => type >> TYPE_SHIFT === CONTROL;
  const isIn = () => (type & DIRECTION_IN) !== 0;
  const size = () => SMALLEST_SIZE << ((layout >> SIZE_SHIFT) & 7);
  const banks = () => (layout & DOUBLE_BANK ? 2 : 1);
  const canWrite = () => toHost.length < banks() && !(isControl() && sticky & UEINTX.RXSTPI);

  function flags(): number {
    if (!enabled) return 0;
    if (isControl()) return sticky | (canWrite() ? UEINTX.TXINI : 0) | (fromHost.length > 0 ? outFlag() : 0);
    if (isIn()) return sticky | (canWrite() ? UEINTX.TXINI | UEINTX.FIFOCON | writeAllowed() : 0);
    const [first] = fromHost;
    return sticky | (first ? UEINTX.RXOUTI | UEINTX.FIFOCON | (first.length > 0 ? UEINTX.RWAL : 0) : 0);
  }

  function outFlag(): number {
    return sticky & UEINTX.RXSTPI ? 0 : UEINTX.RXOUTI;
  }

  function writeAllowed(): number {
    return writing.length < size() ? UEINTX.RWAL : 0;
  }

  function clearFlags(value: number): void {
    const cleared = flags() & ~value;
    if (isControl()) clearControl(cleared);
    else if (cleared & UEINTX.FIFOCON) {
      if (isIn()) release();
      else fromHost.shift();
    }
    sticky &= value;
  }

  /** On the control endpoint the flags themselves hand over: RXSTPI and RXOUTI free the bank, TXINI sends it. */
  function clearControl(cleared: number): void {
    if (cleared & (UEINTX.RXSTPI | UEINTX.RXOUTI)) fromHost.shift();
    if (cleared & UEINTX.TXINI) release();
  }

  function release(): void {
    toHost.push(writing);
    writing = [];
  }

  function reset(): void {
    writing = [];
    toHost = [];
    fromHost = [];
    sticky = 0;
  }

  return {
    configure(newType, newLayout) {
      type = newType;
      layout = newLayout;
    },
    control(value) {
      enabled = (value & ENABLE) !== 0;
      if (value & STALL_REQUEST) stalled = true;
      if (value & STALL_CLEAR) stalled = false;
    },
    flags,
    clearFlags,
    readByte: () => fromHost[0]?.shift() ?? 0,
    writeByte(byte) {
      if (canWrite() && writing.length < size()) writing.push(byte);
    },
    byteCount: () => (isIn() && !isControl() ? writing.length : (fromHost[0]?.length ?? 0)),
    reset,
    disable() {
      reset();
      enabled = stalled = false;
    },
    setup(bytes) {
      reset();
      stalled = false;
      fromHost = [[...bytes]];
      sticky = UEINTX.RXSTPI;
    },
    out(bytes) {
      if (stalled) return 'stall';
      if (!enabled || fromHost.length >= banks()) return 'nak';
      fromHost.push([...bytes]);
      return 'ack';
    },
    peekIn() {
      if (stalled) return 'stall';
      const [first] = toHost;
      return enabled && first ? Uint8Array.from(first) : 'nak';
    },
    taken() {
      toHost.shift();
    },
  };
}
