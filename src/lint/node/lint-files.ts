/** Lints many songs on all cores, and hands their reports over in the order of the songs. */
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { FileReport } from '../report.ts';
import { lintFile } from './lint-file.ts';
import type { LintOptions, ContextOf } from './song-context.ts';

export type WorkerSetup = { options: LintOptions; isPictured: boolean };

/** The built worker, whether this file runs from dist/ or, in a test, from src/. */
const WORKER_URL = new URL('../../../dist/lint-worker.cjs', import.meta.url);
/** Below this a second thread costs more than it saves: it starts in some 100 ms. */
const BYTES_FOR_THREADS = 1_000_000;
/** Most of a song's notes live only while it is linted: with room for them, collecting garbage takes a fifth less time. */
const ROOMY = { maxYoungGenerationSizeMb: 96 };
/** Songs a worker is given ahead, so that it never waits for the next. */
const AHEAD = 2;

/** What the threads share: songs that nobody has begun, the largest last, and reports by path. */
type Work = { queue: string[]; reports: Map<string, FileReport> };

/** @param contextOf what this thread has read around the songs already; the others read for themselves */
export async function lintFiles(
  paths: readonly string[],
  setup: WorkerSetup,
  contextOf: ContextOf,
): Promise<FileReport[]> {
  const sizes = new Map(paths.map((path) => [path, sizeOf(path)]));
  const bytes = paths.reduce((sum, path) => sum + (sizes.get(path) ?? 0), 0);
  const queue = paths.toSorted((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0));
  const work: Work = { queue, reports: new Map() };
  const threads = bytes < BYTES_FOR_THREADS ? 1 : Math.min(availableParallelism(), paths.length);
  const workers = await Promise.all(Array.from({ length: threads - 1 }, () => startWorker(setup)));
  try {
    await Promise.all([
      ...workers.map((worker) => lintThere(worker, work)),
      lintHere(setup, contextOf, work),
    ]);
  } finally {
    for (const worker of workers) void worker.terminate();
  }
  return paths.flatMap((path) => work.reports.get(path) ?? []);
}

/** This thread lints, too, and listens to the others between two songs. */
async function lintHere(
  { isPictured }: WorkerSetup,
  contextOf: ContextOf,
  { queue, reports }: Work,
): Promise<void> {
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    reports.set(path, lintFile({ path, isPictured }, contextOf));
    await setImmediate();
  }
}

async function startWorker(setup: WorkerSetup): Promise<Worker> {
  const threads = await import('node:worker_threads'); // Only where there is work for them.
  return new threads.Worker(WORKER_URL, { workerData: setup, resourceLimits: ROOMY });
}

/** Resolves when nothing is left to give, and everything given has come back. */
function lintThere(worker: Worker, { queue, reports }: Work): Promise<void> {
  return new Promise((resolve, reject) => {
    let given = 0;
    const give = (): void => {
      const path = queue.pop();
      if (path === undefined) return;
      given += 1;
      worker.postMessage([path]);
    };
    worker.on('error', reject);
    worker.on('message', (report: FileReport) => {
      reports.set(report.path, report);
      given -= 1;
      give();
      if (given === 0) resolve();
    });
    for (let ahead = 0; ahead < AHEAD; ahead += 1) give();
    if (given === 0) resolve();
  });
}

/** 0 for what cannot be looked at; reading it says why. */
function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}
