import type { TFunction } from 'i18next';
import type { Revision } from '#shared/entities/document-control.ts';
import { MAX_LINE, MAX_TEXT } from '#shared/entities/text.ts';

type Words = TFunction<'documentsPage'>;

/** The sentence why the revision history cannot be stored as it is, or `''`. */
export function validateRevisions(t: Words, revisions: readonly Revision[]): string {
  if (revisions.some((revision) => revision.version.trim() === '')) return t('revisions.versionMissing');
  const problems = revisions.flatMap(({ version, author, change }) => [
    tooLong(t, version, MAX_LINE),
    tooLong(t, author, MAX_LINE),
    tooLong(t, change, MAX_TEXT),
  ]);
  return problems.find((problem) => problem !== '') ?? '';
}

/** The next revision to record: what the document is now, by whoever wrote it, today. */
export function nextRevision(control: { version: string; author: string }, day: string): Revision {
  return { version: control.version, date: day, author: control.author, change: '' };
}

function tooLong(t: Words, value: string, limit: number): string {
  return value.length <= limit ? '' : t('control.tooLong', { limit, over: value.length - limit });
}
