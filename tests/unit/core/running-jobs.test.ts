import path from 'node:path';
import { expect, test } from 'vitest';
import { createRunningJobs } from '#core/running-jobs.ts';
import { coreWithWorkspace } from './core.ts';

test('a wish that came before the job is kept for it, once', () => {
  const jobs = createRunningJobs();
  jobs.cancel('early');
  expect(jobs.start('early').signal.aborted).toBe(true);
  jobs.end('early');
  expect(jobs.start('early').signal.aborted).toBe(false);
  expect(jobs.start('other').signal.aborted).toBe(false);
});

test('a job that runs is ended, alone or with all others', () => {
  const jobs = createRunningJobs();
  const [first, second] = [jobs.start('first'), jobs.start('second')];
  jobs.cancel('first');
  expect([first.signal.aborted, second.signal.aborted]).toEqual([true, false]);
  jobs.cancelAll();
  expect(second.signal.aborted).toBe(true);
});

test('wishes about jobs that never begin do not pile up', () => {
  const jobs = createRunningJobs();
  for (let number = 0; number <= 100; number += 1) jobs.cancel(`job ${number}`);
  expect(jobs.start('job 0').signal.aborted).toBe(false);
  expect(jobs.start('job 1').signal.aborted).toBe(true);
  expect(jobs.start('job 100').signal.aborted).toBe(true);
});

test('a document that is not wanted any more before its job began is refused, and not written', async () => {
  const core = await coreWithWorkspace();
  await core.ask('jobs.cancel', { jobId: 'early' });
  const file = path.join(core.folder, 'inventory.pdf');
  const [document] = await core.ask('documents.list', {});
  const input = { documentKey: document?.documentKey ?? '', path: file, asOf: '2026-01-01' };
  await expect(core.refusal('documents.export', { ...input, jobId: 'early' })).resolves.toBe('cancelled');
  await expect(core.ask('documents.export', { ...input, jobId: 'next' })).resolves.toMatchObject({
    pages: expect.any(Number),
  });
});
