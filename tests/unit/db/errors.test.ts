import { describe, expect, test } from 'vitest';
import { fileError, readError } from '#db/errors.ts';
import { AppError } from '#shared/contract/errors.ts';

const FILE = '/clients/Müller/policy.pdf';
const failed = (code: string) => Object.assign(new Error(code), { code });
const told = (error: unknown) => (error instanceof AppError ? [error.code, error.params] : error);

describe('what a file system refuses', () => {
  test.each([
    ['EACCES', 'folderReadOnly', 'fileUnreadable'],
    ['EPERM', 'folderReadOnly', 'fileUnreadable'],
    ['ENOENT', 'fileMissing', 'fileMissing'],
    ['EISDIR', 'fileIsFolder', 'fileIsFolder'],
    ['SQLITE_IOERR_READ', 'fileUnreadable', 'fileUnreadable'],
  ])(
    '%s is said of a file that was to be written as %s, of one that was to be read as %s',
    (code, writing, reading) => {
      const params = { name: 'policy.pdf', folder: '/clients/Müller' };
      expect(told(fileError(failed(code), FILE))).toEqual([writing, params]);
      expect(told(readError(failed(code), FILE))).toEqual([reading, params]);
    },
  );

  test.each(['EBUSY', 'EIO', 'ENXIO', 'ENODEV'])('%s is known only of a file that was to be read', (code) => {
    const error = failed(code);
    expect(fileError(error, FILE)).toBe(error);
    expect(told(readError(error, FILE))).toMatchObject(['fileUnreadable', {}]);
  });

  test('is handed on where it was told already, or is a mistake of ours', () => {
    const refusal = new AppError('evidenceEmpty', { name: 'policy.pdf' });
    const mistake = new TypeError('x is not a function');
    for (const error of [refusal, mistake]) {
      expect(fileError(error, FILE)).toBe(error);
      expect(readError(error, FILE)).toBe(error);
    }
  });
});
