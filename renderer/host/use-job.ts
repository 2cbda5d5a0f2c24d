import { useEffect, useState } from 'react';
import { createJob, type RunningJob } from './job.ts';

export type Job = Pick<ReturnType<typeof createJob>, 'run' | 'cancel'> & { readonly running: RunningJob | null };

/** A job of one component; leaving the page ends it. */
export function useJob(): Job {
  const [running, setRunning] = useState<RunningJob | null>(null);
  const [{ follow, run, cancel }] = useState(() => createJob(setRunning));
  useEffect(follow, [follow]);
  useEffect(() => cancel, [cancel]);
  return { running, run, cancel };
}
