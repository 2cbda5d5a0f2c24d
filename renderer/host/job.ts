import { v7 } from 'uuid';
import type { EventPayload } from '#shared/contract/events.ts';
import { RequestError, request } from './api.ts';
import { bridge } from './bridge.ts';

export type RunningJob = {
  readonly jobId: string;
  /** Null until the core has said how far it is. */
  readonly progress: Pick<EventPayload<'job.progress'>, 'done' | 'total' | 'stage'> | null;
  readonly cancelling: boolean;
};

/** Keeps what is running, wherever the job's owner has its state. */
type Change = (next: (running: RunningJob | null) => RunningJob | null) => void;

/** Long work, one piece at a time, with its progress and a way to end it. */
export function createJob(change: Change) {
  let current: string | null = null;
  return {
    /** Notes how far it is, until the function that is returned is called. */
    follow: () =>
      bridge.on('job.progress', ({ jobId, done, total, stage }) =>
        change((job) => (job?.jobId === jobId ? { ...job, progress: { done, total, stage } } : job)),
      ),
    /** Starts work under an identifier of its own; rejects as the work does, with `cancelled` after `cancel`. */
    async run<T>(work: (jobId: string) => Promise<T>): Promise<T> {
      const jobId = v7();
      current = jobId;
      change(() => ({ jobId, progress: null, cancelling: false }));
      try {
        return await work(jobId);
      } finally {
        if (current === jobId) current = null;
        change((job) => (job?.jobId === jobId ? null : job));
      }
    },
    cancel(): void {
      if (current === null) return;
      change((job) => (job === null ? null : { ...job, cancelling: true }));
      // A job that ended meanwhile cannot be cancelled any more; its own answer says what became of it.
      void request('jobs.cancel', { jobId: current }).catch(() => {});
    },
  };
}

/** Whether work was ended by whoever began it, of which nothing is to be said but that. */
export function isCancelled(error: unknown): boolean {
  return error instanceof RequestError && error.failure.code === 'cancelled';
}
