/** Lets a drive play beyond its range, since finding out what it can do is what tones and sweeps are for. */
import type { Rig } from '../rig/types.ts';

/** The rig in which the range of one drive takes in both notes. */
export function widenDrive(rig: Rig, id: number, lowNote: number, highNote: number): Rig {
  return {
    boards: rig.boards.map((board) => ({
      ...board,
      drives: board.drives.map((drive) =>
        drive.id === id
          ? {
              ...drive,
              lowNote: Math.min(drive.lowNote, lowNote),
              highNote: Math.max(drive.highNote, highNote),
            }
          : drive,
      ),
    })),
  };
}
