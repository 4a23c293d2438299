/** A floppy drive as physics: two wires in, a head between two ends, Track 0 out. */
import { TRACK_MAX } from './tracks.ts';
import type { DriveFault, StepEdge } from './types.ts';

/** DIR must stand this long before and after an edge of STEP (drive data sheets: 1 µs). */
const DIR_SETUP_US = 1;
/** Steps closer than this are ignored by the drive's electronics (measured on drives). */
const SHORTEST_STEP_US = 40;

export type DriveOptions = {
  /** Track under the head at power-on, 0..TRACK_MAX. */
  startTrack: number;
  /** Which edge of STEP moves the head; drives differ. Default `falling`. */
  stepsOn?: 'falling' | 'rising' | undefined;
  fault?: DriveFault | undefined;
};

export type DriveCounters = {
  /** Steps that moved the head. */
  steps: number;
  /** Inward steps at the last track: the carriage hits the end. */
  bangs: number;
  /** Outward steps at track 0: silent. */
  outerStops: number;
  /** Steps closer than 40 µs to the one before. */
  tooFast: number;
  /** Changes of DIR within 1 µs of the stepping edge. */
  dirViolations: number;
};

export interface Drive {
  /** Levels on the wires, at true time `us`; both rest high (the drive pulls them up). */
  readonly setStep: (level: 0 | 1, us: number) => void;
  readonly setDir: (level: 0 | 1, us: number) => void;
  readonly track: number;
  /** Level of Track 0: low over track 0. */
  readonly track0: 0 | 1;
  readonly counters: Readonly<DriveCounters>;
}

/** A drive in its place on a board (from 1); `onStep` is told of each step it takes or tries to take. */
export function createDrive(place: number, options: DriveOptions, onStep: (edge: StepEdge) => void): Drive {
  const steppingLevel = options.stepsOn === 'rising' ? 1 : 0;
  const counters: DriveCounters = { steps: 0, bangs: 0, outerStops: 0, tooFast: 0, dirViolations: 0 };
  let track = options.startTrack;
  let stepLevel: 0 | 1 = 1;
  let dir: 0 | 1 = 1;
  let dirBefore: 0 | 1 = 1;
  let dirChangedUs = -Infinity;
  let edgeUs = -Infinity;
  let acceptedUs = -Infinity;

  function setStepWire(level: 0 | 1, us: number): void {
    if (level === stepLevel) return;
    stepLevel = level;
    if (level === steppingLevel) tryStep(us);
  }

  function setDirWire(level: 0 | 1, us: number): void {
    if (level === dir) return;
    if (us - edgeUs < DIR_SETUP_US) counters.dirViolations++;
    dirBefore = dir;
    dir = level;
    dirChangedUs = us;
  }

  function tryStep(us: number): void {
    edgeUs = us;
    if (us - acceptedUs < SHORTEST_STEP_US) {
      counters.tooFast++;
      return;
    }
    acceptedUs = us;
    const sampled = sampleDir(us);
    const blocked = sampled === 0 ? track === TRACK_MAX : track === 0;
    if (blocked) counters[sampled === 0 ? 'bangs' : 'outerStops']++;
    else {
      track += sampled === 0 ? 1 : -1;
      counters.steps++;
    }
    onStep({ us, place, dir: sampled, track, blocked });
  }

  /** A change too late for the set-up time is not seen by this step. */
  function sampleDir(us: number): 0 | 1 {
    if (us - dirChangedUs >= DIR_SETUP_US) return dir;
    counters.dirViolations++;
    return dirBefore;
  }

  const wires = { setStep: setStepWire, setDir: setDirWire };
  if (options.fault === 'dead') wires.setStep = wires.setDir = () => undefined;
  if (options.fault === 'swapped') Object.assign(wires, { setStep: setDirWire, setDir: setStepWire });
  return {
    ...wires,
    counters,
    get track() {
      return track;
    },
    get track0() {
      return track === 0 ? 0 : 1;
    },
  };
}
