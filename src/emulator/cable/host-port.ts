/** The host's end of an emulated board, whatever cable lies between: UART or USB. */

export interface HostPort {
  /** Bytes that the host hands over at true time `us` (never earlier than those before). */
  write(bytes: Uint8Array, us: number): void;
  /** True while bytes of the host have not yet reached the board. */
  busy(): boolean;
  /** The cable is pulled out of the host, or put back and the port opened. */
  unplug(): void;
  plug(): void;
  /** From the board's doing anything to the first byte's arrival at the host it takes at least so long, µs. */
  readonly leastLatencyUs: number;
}
