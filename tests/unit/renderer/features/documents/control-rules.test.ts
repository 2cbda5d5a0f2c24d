import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { nextRevision, validateRevisions } from '#renderer/features/documents/control-rules.ts';
import { MAX_LINE } from '#shared/entities/text.ts';

const t = ((key: string, params?: { over?: number }) =>
  params?.over === undefined ? key : `${key} ${params.over}`) as unknown as TFunction<'documentsPage'>;

test('every revision needs a version, and none may be too long', () => {
  const revision = { version: '1.0', date: '2026-11-23', author: 'A', change: 'B' };
  expect(validateRevisions(t, [])).toBe('');
  expect(validateRevisions(t, [revision])).toBe('');
  expect(validateRevisions(t, [revision, { ...revision, version: ' ' }])).toBe('revisions.versionMissing');
  expect(validateRevisions(t, [{ ...revision, author: 'x'.repeat(MAX_LINE + 1) }])).toBe('control.tooLong 1');
});

test('the next revision begins with what the document is', () => {
  const revision = nextRevision({ version: '1.2', author: 'Ana' }, '2026-11-23');
  expect(revision).toEqual({ version: '1.2', date: '2026-11-23', author: 'Ana', change: '' });
});
