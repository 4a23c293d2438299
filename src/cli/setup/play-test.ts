/** Plays a program that tries drives out, and says each note as it sounds. */
import type { StepProgram } from '../../program/types.ts';
import { noteToName } from '../../units/note-name.ts';
import { periodUsToNote } from '../../units/pitch.ts';
import type { PlayerInUse } from '../rig/with-player.ts';

const LOOK_MS = 30;

/** Resolves when it has sounded. Each onset is told once, together with others of the same time. */
export async function playTest(
  { player }: PlayerInUse,
  program: StepProgram,
  tell: (line: string) => void,
): Promise<void> {
  const lines = onsetLines(program);
  const tellUntil = (songUs: number): void => {
    while (lines[0] && lines[0].atUs <= songUs) tell(lines.shift()?.text ?? '');
  };
  const timer = setInterval(() => tellUntil(player.state().songUs), LOOK_MS);
  try {
    await player.play(program);
    tellUntil(program.endUs);
  } finally {
    clearInterval(timer);
  }
}

function onsetLines({ events }: StepProgram): { atUs: number; text: string }[] {
  const onsets = new Map<number, string[]>();
  for (const event of events) {
    if (event.kind !== 'onset') continue;
    const name = noteToName(Math.round(periodUsToNote(event.periodUs)));
    onsets.set(event.atUs, [...(onsets.get(event.atUs) ?? []), `drive ${event.drive} ${name}`]);
  }
  return [...onsets].map(([atUs, texts]) => ({ atUs, text: texts.join('   ') }));
}
