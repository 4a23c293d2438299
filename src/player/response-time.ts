/** How long a reply may take before its line is taken for lost, learnt from the round trips (as TCP does, RFC 6298). */

export interface ResponseTime {
  observe(roundTripUs: number): void;
  /** Wait so long for a reply. */
  readonly timeoutUs: number;
  /** A typical round trip. */
  readonly roundTripUs: number;
}

/** Before the first reply: a slow port (an FTDI chip hands over after 16 ms). */
const FIRST_TIMEOUT_US = 50_000;
const TIMEOUT_MIN_US = 8_000;
const TIMEOUT_MAX_US = 250_000;

export function createResponseTime(): ResponseTime {
  let smoothUs: number | undefined;
  let deviationUs = 0;

  function observe(roundTripUs: number): void {
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
    get timeoutUs() {
      if (smoothUs === undefined) return FIRST_TIMEOUT_US;
      return Math.min(TIMEOUT_MAX_US, Math.max(TIMEOUT_MIN_US, smoothUs + 4 * deviationUs));
    },
    get roundTripUs() {
      return smoothUs ?? FIRST_TIMEOUT_US;
    },
  };
}
