import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#shared/contract/errors.ts';
import { loadLocales } from '../resources/locales.ts';
import { type JobName, jobs } from './jobs.ts';
import type { FromWorker } from './run-job.ts';

/** Entry of a job's thread: runs the one job it was started for and answers once. */
const { name, input, appFolder } = workerData as { name: JobName; input: never; appFolder: string };

try {
  const locales = loadLocales(path.join(appFolder, 'resources', 'locales'));
  const output = await jobs[name](input, locales, (progress) => send({ kind: 'progress', ...progress }));
  send({ kind: 'done', output });
} catch (error) {
  if (error instanceof AppError) send({ kind: 'refused', code: error.code, params: { ...error.params } });
  else {
    const { name, code, stack = '' } = error as NodeJS.ErrnoException;
    send({ kind: 'failed', name, code, stack });
  }
}

function send(message: FromWorker): void {
  parentPort?.postMessage(message);
}
