/** A piano roll as data: what stood in the score, what the drives play of it, and what fell away. */

export type RollNote = {
  /** songUs of the score, so that both rolls stand on the same bars whatever the tempo. */
  startUs: number;
  endUs: number;
  note: number;
  /** Place of its drive in `Roll.drives`, from 0; undefined for a dropped note. */
  driveIndex: number | undefined;
  /** Sounds only to strengthen another drive's note. */
  doubles: boolean;
  /** What a reader learns when pointing at it. */
  tooltip: string;
};

export type RollDrive = { id: number; lowNote: number; highNote: number; notes: number };

export type Roll = {
  title: string;
  drives: RollDrive[];
  /** The score, each note with the drive that took it. */
  before: RollNote[];
  /** What the drives play. */
  after: RollNote[];
  /** How many notes were dropped for each reason, most first. */
  dropped: { reason: string; notes: number }[];
  /** Bars of the score, songUs; the last entry is the end of the last bar. */
  barStartsUs: number[];
  /** Played times are score times divided by it. */
  tempo: number;
};

/** A line of the roll, as a system is in sheet music. */
export type RollSystem = { startUs: number; endUs: number; firstBar: number };
