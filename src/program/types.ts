/** A step program: what the drives must do and when. Song, keyboard and test tone all become this. */

/** What one drive does at a time. */
export type StepAction =
  | /** A note begins: first step at once, towards the side with more room, then every `periodUs`. */ {
      kind: 'onset';
      periodUs: number;
    }
  | /** The sounding note changes its period; the next step comes one new period after the last one. */ {
      kind: 'bend';
      periodUs: number;
    }
  | /** No more steps. */ { kind: 'rest' };

/** `drive` is the id in the rig; `atUs` is songUs. Sorted by time, rests before onsets at one time. */
export type StepEvent = { atUs: number; drive: number } & StepAction;

export type StepProgram = { events: StepEvent[]; endUs: number };
