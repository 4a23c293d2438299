/** A thread that lints songs for `lintFiles`: a path comes in, its report goes out. */
import { parentPort, workerData } from 'node:worker_threads';
import { lintFile } from './lint-file.ts';
import { createContextOf } from './song-context.ts';
import type { WorkerSetup } from './lint-files.ts';

const { options, isPictured } = workerData as WorkerSetup;
const contextOf = createContextOf(options);

parentPort?.on('message', (paths: string[]) => {
  for (const path of paths) parentPort?.postMessage(lintFile({ path, isPictured }, contextOf));
});
