/** What the view of a performance shows, gathered in one place so that drawing it is a pure function. */

export type LaneState = {
  drive: number;
  /** Name of the note that sounds; undefined while the drive rests. */
  noteName: string | undefined;
  /** How loud it stands to the ear, 0..1. */
  level: number;
  /** Where the head is, 0..TRACK_MAX; undefined where nobody can know. */
  track: number | undefined;
};

export type ViewState = {
  title: string;
  /** `2 of 3`, where several files are played; else empty. */
  place: string;
  phase: 'connecting' | 'playing' | 'paused' | 'ended';
  /** As heard: divided by the tempo already. */
  songUs: number;
  durationUs: number;
  bar: number;
  tempo: number;
  lanes: LaneState[];
  /** Boards and how they do: `main: uno 0.1.0 on emulator, clock within 3 µs`. */
  boards: string[];
  /** Faults so far by name; those that are 0 are shown calmly. */
  faults: { name: string; count: number }[];
};

export type ViewSize = { columns: number; rows: number };
