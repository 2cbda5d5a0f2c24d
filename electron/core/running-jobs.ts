/** How a job says how far it is; `stage` is a finished word or two in the user's language. */
export type Report = (progress: { done: number; total: number; stage: string }) => void;

/** More than a window can have asked for at a time; older wishes are about jobs that ended. */
const MAX_REMEMBERED = 100;

/** The jobs that run, by the identifiers that their callers chose; work in several parts has one for all of them. */
export type RunningJobs = {
  /** The signal that ends the job; aborted already where its end was asked for before it began. */
  start(jobId: string): AbortController;
  end(jobId: string): void;
  cancel(jobId: string): void;
  cancelAll(): void;
};

export function createRunningJobs(): RunningJobs {
  const running = new Map<string, AbortController>();
  // A request gathers what its job needs before the job begins, and can be asked to stop meanwhile.
  const unwanted = new Set<string>();
  return {
    start(jobId) {
      const controller = new AbortController();
      running.set(jobId, controller);
      if (unwanted.delete(jobId)) controller.abort();
      return controller;
    },
    end: (jobId) => void running.delete(jobId),
    cancel(jobId) {
      const controller = running.get(jobId);
      if (controller !== undefined) return controller.abort();
      unwanted.add(jobId);
      const [oldest] = unwanted;
      if (unwanted.size > MAX_REMEMBERED && oldest !== undefined) unwanted.delete(oldest);
    },
    cancelAll() {
      for (const controller of running.values()) controller.abort();
    },
  };
}
