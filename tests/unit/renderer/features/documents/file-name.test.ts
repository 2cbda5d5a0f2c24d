import { expect, test } from 'vitest';
import { fileNameOf } from '#renderer/features/documents/file-name.ts';

test('file names keep letters of all scripts and lose what file systems trip over', () => {
  expect(fileNameOf('AIMS-REP-001 Übersicht: "KI/ML" <2026>?')).toBe('AIMS-REP-001-Übersicht-KI-ML-2026');
  expect(fileNameOf('../..\\secret\u0000.pdf')).toBe('secret-.pdf');
  expect(fileNameOf('  ')).toBe('');
});
