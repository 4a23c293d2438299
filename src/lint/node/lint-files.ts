/** Lints many songs on all cores, and hands their reports over in the order of the songs. */
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FileReport } from '../report.ts';
import { lintFile } from './lint-file.ts';
import { createSurveyor, type LintOptions } from './surroundings.ts';

export type WorkerSetup = { options: LintOptions; isPictured: boolean };

/** Below this a second thread costs more than it saves: it starts in some 100 ms. */
const BYTES_FOR_THREADS = 1_000_000;
/** Most of a song's notes live only while it is linted: with room for them, collecting garbage takes a fifth less time. */
const ROOMY = { maxYoungGenerationSizeMb: 96 };
/** Songs a worker is given ahead, so that it never waits for the next. */
const AHEAD = 2;

export async function lintFiles(paths: readonly string[], setup: WorkerSetup): Promise<FileReport[]> {
  const threads = Math.min(availableParallelism(), paths.length);
  if (threads < 2 || !isWorthThreads(paths)) {
    const survey = createSurveyor(setup.options);
    return paths.map((path) => lintFile({ path, isPictured: setup.isPictured }, survey));
  }
  return lintOnThreads(paths, setup, threads);
}

function lintOnThreads(paths: readonly string[], setup: WorkerSetup, threads: number): Promise<FileReport[]> {
  const reports = new Map<string, FileReport>();
  const queue = [...paths];
  return new Promise((resolve, reject) => {
    const workers = Array.from(
      { length: threads },
      () =>
        new Worker(new URL('./lint-worker.js', import.meta.url), {
          workerData: setup,
          resourceLimits: ROOMY,
        }),
    );
    const end = (finish: () => void): void => {
      for (const worker of workers) void worker.terminate();
      finish();
    };
    const feed = (worker: Worker): void => {
      const path = queue.shift();
      if (path !== undefined) worker.postMessage([path]);
    };
    for (const worker of workers) {
      worker.on('error', (error) => end(() => reject(error)));
      worker.on('message', (report: FileReport) => {
        reports.set(report.path, report);
        if (reports.size === paths.length)
          end(() => resolve(paths.flatMap((path) => reports.get(path) ?? [])));
        else feed(worker);
      });
      for (let ahead = 0; ahead < AHEAD; ahead += 1) feed(worker);
    }
  });
}

function isWorthThreads(paths: readonly string[]): boolean {
  let bytes = 0;
  for (const path of paths) {
    bytes += statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (bytes > BYTES_FOR_THREADS) return true;
  }
  return false;
}
