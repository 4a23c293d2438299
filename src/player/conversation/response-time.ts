/** How long a reply may take before its line is taken for lost, learnt from the round trips (as TCP does, RFC 6298). */

export interface ResponseTime {
  /** A reply came, heard so long after its question was written. */
  observe(roundTripUs: number): void;
  /** A question stayed open for the whole timeout: the next may take longer. */
  miss(): void;
  /** Wait so long for a reply. */
  readonly timeoutUs: number;
  /** A typical round trip. */
  readonly roundTripUs: number;
}

/** Before the first reply: a slow port (an FTDI chip hands over after 16 ms). */
const FIRST_TIMEOUT_US = 50_000;
/**
 * On top of what is learnt: a busy computer hears a reply tens of ms after it came, and a line sent again for that would
 * be told as a fault of the cable. With a second of music queued ahead, nothing is late for waiting.
 */
const MARGIN_US = 40_000;
const TIMEOUT_MAX_US = 250_000;
/** The timeout doubles with each miss, up to this factor. */
const PATIENCE_MAX = 32;

export function createResponseTime(): ResponseTime {
  let smoothUs: number | undefined;
  let deviationUs = 0;
  let patience = 1;

  function observe(roundTripUs: number): void {
    patience = 1;
    if (smoothUs === undefined) {
      smoothUs = roundTripUs;
      deviationUs = roundTripUs / 2;
      return;
    }
    deviationUs += (Math.abs(roundTripUs - smoothUs) - deviationUs) / 4;
    smoothUs += (roundTripUs - smoothUs) / 8;
  }

  return {
    observe,
    miss() {
      patience = Math.min(PATIENCE_MAX, 2 * patience);
    },
    get timeoutUs() {
      const usualUs = smoothUs === undefined ? FIRST_TIMEOUT_US : smoothUs + 4 * deviationUs + MARGIN_US;
      return Math.min(TIMEOUT_MAX_US, patience * usualUs);
    },
    get roundTripUs() {
      return smoothUs ?? FIRST_TIMEOUT_US;
    },
  };
}
