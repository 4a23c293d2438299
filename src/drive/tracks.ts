/** The tracks of a drive, counted from the outer one: how many there are, and between which its head may move. */

/** The innermost track; the outermost is 0. A 3.5" drive has 80. */
export const TRACK_MAX = 79;

/** Tracks between which a head may move, 0..TRACK_MAX, both included. */
export type TrackLimits = { lowTrack: number; highTrack: number };
