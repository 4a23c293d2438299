/** How far each channel is bent off its written notes: pitch wheel, its range (RPN 0), and the mod wheel as vibrato. */

export interface ChannelPitch {
  /** Whether the controller was one of pitch. */
  controller(channel: number, controller: number, value: number): boolean;
  /** `value` -8192..8191. */
  bend(channel: number, value: number): void;
  /** Reset all controllers (121): wheels to their rest; the bend range stays (RP-015). */
  reset(channel: number): void;
  /** Cents off the written note at this time, hostUs. */
  centsAt(channel: number, atUs: number): number;
  /** Whether the pitch of the channel moves by itself. */
  isVibrating(channel: number): boolean;
}

type Wheels = {
  bend: number;
  mod: number;
  rangeCents: number;
  /** The parameter that data entry goes to: RPN number 0..16383, or undefined for none (an NRPN too). */
  rpn: number | undefined;
};

const MOD_WHEEL = 1;
const DATA_MSB = 6;
const DATA_LSB = 38;
const NRPN_LSB = 98;
const NRPN_MSB = 99;
const RPN_LSB = 100;
const RPN_MSB = 101;
const RPN_BEND_RANGE = 0;
const RPN_NULL = 0x3fff;
const BEND_FULL = 8192;
/** MIDI 1.0: two semitones, until something else is asked for; four octaves are more than any device offers. */
const RANGE_CENTS_DEFAULT = 200;
const RANGE_CENTS_MAX = 4800;
/** A singer's vibrato: five to six swings a second, half a semitone each way at the most. */
const VIBRATO_HZ = 5.5;
const VIBRATO_CENTS_MAX = 50;
const DATA_MAX = 127;

export function createChannelPitch(): ChannelPitch {
  const channels = Array.from({ length: 17 }, (): Wheels => {
    return { bend: 0, mod: 0, rangeCents: RANGE_CENTS_DEFAULT, rpn: undefined };
  });
  const wheelsOf = (channel: number): Wheels | undefined => channels[channel];

  function controller(channel: number, number: number, value: number): boolean {
    const wheels = wheelsOf(channel);
    if (!wheels) return false;
    switch (number) {
      case MOD_WHEEL:
        wheels.mod = value;
        return true;
      case RPN_MSB:
        wheels.rpn = select(value * 128 + ((wheels.rpn ?? RPN_NULL) & 0x7f));
        return true;
      case RPN_LSB:
        wheels.rpn = select(((wheels.rpn ?? RPN_NULL) & 0x3f80) + value);
        return true;
      case NRPN_MSB:
      case NRPN_LSB:
        wheels.rpn = undefined;
        return true;
      case DATA_MSB:
        return setRange(wheels, value * 100 + (wheels.rangeCents % 100));
      case DATA_LSB:
        return setRange(wheels, Math.floor(wheels.rangeCents / 100) * 100 + Math.min(99, value));
      default:
        return false;
    }
  }

  function setRange(wheels: Wheels, cents: number): boolean {
    if (wheels.rpn === RPN_BEND_RANGE) wheels.rangeCents = Math.min(RANGE_CENTS_MAX, cents);
    return true;
  }

  function centsAt(channel: number, atUs: number): number {
    const wheels = wheelsOf(channel);
    if (!wheels) return 0;
    const vibrato =
      wheels.mod === 0
        ? 0
        : (wheels.mod / DATA_MAX) * VIBRATO_CENTS_MAX * Math.sin((2 * Math.PI * VIBRATO_HZ * atUs) / 1e6);
    return (wheels.bend / BEND_FULL) * wheels.rangeCents + vibrato;
  }

  return {
    controller,
    centsAt,
    bend(channel, value) {
      const wheels = wheelsOf(channel);
      if (wheels) wheels.bend = value;
    },
    reset(channel) {
      const wheels = wheelsOf(channel);
      if (wheels) Object.assign(wheels, { bend: 0, mod: 0, rpn: undefined });
    },
    isVibrating: (channel) => (wheelsOf(channel)?.mod ?? 0) > 0,
  };
}

/** RPN 7F/7F is "none": data entry then reaches nothing. */
function select(rpn: number): number | undefined {
  return rpn === RPN_NULL ? undefined : rpn;
}
