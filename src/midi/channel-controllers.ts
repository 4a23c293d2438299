/** What the controllers of a channel amount to: its bend in cents, its pedals, its mod wheel, its portamento. */
import { BEND_STEPS, controllers, isSwitchedOn, rpns } from './controllers.ts';

const CENTS_PER_SEMITONE = 100;

/** A class, since a song may turn its wheels ten thousand times: an object for each turn would cost more than the turn. */
export class ChannelControllers {
  /** The pitch wheel, -8192..8191. */
  bend = 0;
  /** The mod wheel, 0..127. */
  modulation = 0;
  sustain = false;
  sostenuto = false;
  /** Off, and without any time, until told else (General MIDI 2). */
  portamento = false;
  /** 0..127; no standard gives a law. */
  portamentoTime = 0;
  /** Two semitones, until RPN 0 sets another (MIDI 1.0, "pitch bend sensitivity"; General MIDI 1). */
  private rangeSemitones = 2;
  private rangeCents = 0;
  /** The RPN that data entry goes to, 0..16383. */
  private rpn: number = rpns.none;

  /** Cents that the wheel bends off the written notes. */
  get bendCents(): number {
    return (this.bend / BEND_STEPS) * (this.rangeSemitones * CENTS_PER_SEMITONE + this.rangeCents);
  }

  /** @param controller 0..127; one that is not known changes nothing @param value 0..127 */
  take(controller: number, value: number): void {
    switch (controller) {
      case controllers.modulation:
        this.modulation = value;
        break;
      case controllers.portamentoTime:
        this.portamentoTime = value;
        break;
      case controllers.sustain:
        this.sustain = isSwitchedOn(value);
        break;
      case controllers.portamento:
        this.portamento = isSwitchedOn(value);
        break;
      case controllers.sostenuto:
        this.sostenuto = isSwitchedOn(value);
        break;
      case controllers.resetAll:
        this.reset();
        break;
      default:
        this.takeParameter(controller, value);
    }
  }

  /** The bend range stays, and so does the portamento's time (RP-015). */
  private reset(): void {
    this.bend = 0;
    this.modulation = 0;
    this.sustain = false;
    this.sostenuto = false;
    this.portamento = false;
    this.rpn = rpns.none;
  }

  private takeParameter(controller: number, value: number): void {
    switch (controller) {
      case controllers.rpn:
        this.rpn = (value << 7) | (this.rpn & 0x7f);
        break;
      case controllers.rpnFine:
        this.rpn = (this.rpn & ~0x7f) | value;
        break;
      // Data entry goes to a parameter of the maker's own now: none of ours.
      case controllers.nrpn:
      case controllers.nrpnFine:
        this.rpn = rpns.none;
        break;
      case controllers.dataEntry:
        if (this.rpn === rpns.bendRange) this.rangeSemitones = value;
        break;
      case controllers.dataEntryFine:
        if (this.rpn === rpns.bendRange) this.rangeCents = value;
        break;
    }
  }
}

/** The controllers of a port: of all its channels. */
export class PortControllers {
  private readonly channels = Array.from({ length: 16 }, () => new ChannelControllers());

  /** @param channel 1..16 @throws RangeError for any other */
  of(channel: number): ChannelControllers {
    const found = this.channels[channel - 1];
    if (!found) throw new RangeError(`there is no channel ${channel}`);
    return found;
  }
}
