import { type Transferable, Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '#shared/contract/errors.ts';
import type { Core } from '../core.ts';
import type { JobInput, JobName, JobOutput } from './jobs.ts';

/** From the thread: progress, then exactly one of the other two. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly stage: string }
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly params: Record<string, string | number> }
  | { readonly kind: 'failed'; readonly name: string; readonly code: string | undefined; readonly stack: string };

/** A thread that says nothing for longer than this has hung on hostile input; a 3,000-row register takes seconds. */
const SILENCE_MS = 15 * 60_000;

type Along = {
  /** What the input holds that is handed over and not copied. */
  readonly transfer?: readonly Transferable[];
  /** Ends the job from here, as its cancelling does. */
  readonly signal?: AbortSignal;
};

/**
 * Runs long work on a thread of its own, so that the core goes on answering. With a `jobId` its progress is told as
 * `job.progress` and `jobs.cancel` ends it; ending a thread is safe at any moment, because workers only compute and
 * write files aside.
 *
 * @throws AppError cancelled, or what the job refused with
 */
export async function runJob<N extends JobName>(
  core: Core,
  name: N,
  input: JobInput<N>,
  jobId: string | undefined,
  { transfer = [], signal }: Along = {},
): Promise<JobOutput<N>> {
  const controller = jobId === undefined ? new AbortController() : core.jobs.start(jobId);
  if (controller.signal.aborted) {
    if (jobId !== undefined) core.jobs.end(jobId);
    throw new AppError('cancelled');
  }
  // Beside this file both as source and in the build, where every entry lies in one folder.
  const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.mjs';
  const worker = new Worker(new URL(file, import.meta.url), {
    workerData: { name, input, appFolder: core.options.appFolder },
    transferList: [...transfer],
    // A small nursery halves the memory that an import takes and makes it no slower.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });
  signal?.addEventListener('abort', () => controller.abort(), { once: true });
  const limit = setTimeout(() => controller.abort(), SILENCE_MS);
  try {
    return (await outcome(worker, controller.signal, (progress) => {
      limit.refresh();
      if (jobId !== undefined) core.emit('job.progress', { jobId, ...progress });
    })) as JobOutput<N>;
  } finally {
    clearTimeout(limit);
    if (jobId !== undefined) core.jobs.end(jobId);
    await worker.terminate();
  }
}

function outcome(
  worker: Worker,
  signal: AbortSignal,
  report: (progress: { done: number; total: number; stage: string }) => void,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new AppError('cancelled')), { once: true });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('the worker thread ended without an answer')));
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'progress') report({ done: message.done, total: message.total, stage: message.stage });
      else if (message.kind === 'done') resolve(message.output);
      else if (message.kind === 'refused') reject(new AppError(message.code, message.params));
      else {
        const { name, code, stack } = message;
        reject(Object.assign(new Error(name), { name, code, stack }));
      }
    });
  });
}
