import { useCallback, useEffect, useRef, useState } from 'react';
import { v7 } from 'uuid';
import type { EventPayload } from '#shared/contract/events.ts';
import { request } from './api.ts';
import { bridge } from './bridge.ts';

export type RunningJob = {
  readonly jobId: string;
  /** Null until the core has said how far it is. */
  readonly progress: Pick<EventPayload<'job.progress'>, 'done' | 'total' | 'stage'> | null;
  readonly cancelling: boolean;
};

export type Job = {
  readonly running: RunningJob | null;
  /** Starts work under an identifier of its own; rejects as the work does, with `cancelled` after {@link cancel}. */
  readonly run: <T>(work: (jobId: string) => Promise<T>) => Promise<T>;
  readonly cancel: () => void;
};

/** One long job at a time, with its progress and a way to end it; leaving the page ends it too. */
export function useJob(): Job {
  const [running, setRunning] = useState<RunningJob | null>(null);
  const current = useRef<string | null>(null);
  useEffect(
    () =>
      bridge.on('job.progress', ({ jobId, done, total, stage }) =>
        setRunning((job) => (job?.jobId === jobId ? { ...job, progress: { done, total, stage } } : job)),
      ),
    [],
  );
  useEffect(
    () => () => {
      if (current.current !== null) void request('jobs.cancel', { jobId: current.current }).catch(() => {});
    },
    [],
  );
  const run = useCallback(async <T>(work: (jobId: string) => Promise<T>): Promise<T> => {
    const jobId = v7();
    current.current = jobId;
    setRunning({ jobId, progress: null, cancelling: false });
    try {
      return await work(jobId);
    } finally {
      if (current.current === jobId) current.current = null;
      setRunning((job) => (job?.jobId === jobId ? null : job));
    }
  }, []);
  const cancel = useCallback(() => {
    const jobId = current.current;
    if (jobId === null) return;
    setRunning((job) => (job === null ? null : { ...job, cancelling: true }));
    // A job that ended meanwhile cannot be cancelled any more; its own answer says what became of it.
    void request('jobs.cancel', { jobId }).catch(() => {});
  }, []);
  return { running, run, cancel };
}
