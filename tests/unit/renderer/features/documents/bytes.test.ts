import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { fileNameOf, formatBytes } from '#renderer/features/documents/bytes.ts';

const t = ((key: string, { value }: { value: string }) => `${value} ${key}`) as unknown as TFunction<'documentsPage'>;

test.each([
  [0, '0 bytes.b'],
  [999, '999 bytes.b'],
  [1000, '1 bytes.kb'],
  [999_499, '999 bytes.kb'],
  [999_500, '1 bytes.mb'],
  [12_340_000, '12.3 bytes.mb'],
  [2_500_000_000, '2,500 bytes.mb'],
])('%i bytes is %s', (bytes, expected) => {
  expect(formatBytes(bytes, t, 'en')).toBe(expected);
});

test('file names keep letters of all scripts and lose what file systems trip over', () => {
  expect(fileNameOf('AIMS-REP-001 Übersicht: "KI/ML" <2026>?')).toBe('AIMS-REP-001-Übersicht-KI-ML-2026');
  expect(fileNameOf('../..\\secret\u0000.pdf')).toBe('secret-.pdf');
  expect(fileNameOf('  ')).toBe('');
});
