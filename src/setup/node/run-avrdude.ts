/** Runs avrdude, the program that writes to the chip, and says in plain words when it cannot. */
import { spawn } from 'node:child_process';
import { DeviceError } from '../../link/device-error.ts';
import { avrdudeRemedy } from '../flash-plan.ts';
import type { FlashPlan } from '../flash-plan.ts';

/** `onOutput` gets what avrdude says, a piece at a time. Throws a DeviceError. */
export async function runAvrdude(
  { program, args }: FlashPlan,
  onOutput: (text: string) => void,
): Promise<void> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', onOutput);
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      const fact =
        error.code === 'ENOENT' ? 'avrdude is not installed' : `avrdude did not start (${error.message})`;
      reject(new DeviceError(`${fact}; ${avrdudeRemedy(process.platform)}`));
    });
    child.on('close', resolve);
  });
  if (exitCode !== 0) throw new DeviceError(failure(args));
}

function failure(args: readonly string[]): string {
  const port = args[args.indexOf('-P') + 1] ?? 'the port';
  return (
    `${port}: avrdude could not write the firmware (see what it said above); close whatever else uses the port, ` +
    'and for a Nano or an Uno of before 2018 try --old-bootloader'
  );
}
