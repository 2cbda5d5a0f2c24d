import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { discardPartial, writeError, writeFileAside, writeFolderAside } from '#documents/render/write-file.ts';
import { AppError } from '#shared/contract/errors.ts';
import { makeFolder } from '../tools.ts';

const bytes = Buffer.from('new');
const code = (work: () => void): string => {
  try {
    work();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return 'written';
};

describe('a file', () => {
  test('is written with nothing left beside it, over an earlier one too', () => {
    const folder = makeFolder();
    const file = path.join(folder, 'a b ü.pdf');
    writeFileAside(file, Buffer.from('old'));
    writeFileAside(file, bytes);
    expect(fs.readFileSync(file, 'utf8')).toBe('new');
    expect(fs.readdirSync(folder)).toEqual(['a b ü.pdf']);
  });

  test('replaces what a link points at, and keeps the link', () => {
    const folder = makeFolder();
    const [file, link] = [path.join(folder, 'file'), path.join(folder, 'link')];
    fs.writeFileSync(file, 'old');
    fs.symlinkSync(file, link);
    writeFileAside(link, bytes);
    expect(fs.readFileSync(file, 'utf8')).toBe('new');
    expect(fs.lstatSync(link).isSymbolicLink()).toBe(true);
  });

  test('is refused with a reason, and nothing is left', () => {
    const folder = makeFolder();
    fs.writeFileSync(path.join(folder, 'file'), 'x');
    fs.mkdirSync(path.join(folder, 'folder'));
    expect(code(() => writeFileAside(path.join(folder, 'none', 'a'), bytes))).toBe('folderMissing');
    expect(code(() => writeFileAside(path.join(folder, 'file', 'a'), bytes))).toBe('folderMissing');
    expect(code(() => writeFileAside(path.join(folder, 'folder'), bytes))).toBe('fileIsFolder');
    expect(fs.readdirSync(folder).toSorted()).toEqual(['file', 'folder']);
  });
});

describe('a failed write', () => {
  test.each([
    ['ENOSPC', 'diskFull'],
    ['EDQUOT', 'diskFull'],
    ['EROFS', 'folderReadOnly'],
    ['EACCES', 'folderReadOnly'],
    ['EPERM', 'folderReadOnly'],
    ['ENOENT', 'folderMissing'],
    ['EISDIR', 'fileIsFolder'],
  ])('by %s is said as %s', (system, said) => {
    const error = writeError(Object.assign(new Error(system), { code: system }), '/some/place/a.pdf');
    expect(error).toMatchObject({ code: said, params: { folder: '/some/place' } });
  });

  test('by anything else stays the defect that it is', () => {
    const error = new TypeError('x');
    expect(writeError(error, '/a')).toBe(error);
  });
});

describe('a folder', () => {
  const files = [
    { path: 'a.txt', bytes: Buffer.from('a') },
    { path: 'evidence/b.txt', bytes: Buffer.from('b') },
  ];

  test('appears whole, with folders in it', () => {
    const parent = makeFolder();
    const told: number[] = [];
    writeFolderAside(path.join(parent, 'pack'), files, (written) => told.push(written));
    expect(fs.readdirSync(path.join(parent, 'pack'), { recursive: true })).toEqual(
      expect.arrayContaining(['a.txt', 'evidence', path.join('evidence', 'b.txt')]),
    );
    expect(told).toEqual([1, 2]);
    expect(fs.readdirSync(parent)).toEqual(['pack']);
  });

  test('takes the place of the earlier one at once', () => {
    const parent = makeFolder();
    const folder = path.join(parent, 'pack');
    writeFolderAside(folder, [{ path: 'old.txt', bytes: Buffer.from('o') }], () => {});
    writeFolderAside(folder, files, () => {});
    expect(fs.readdirSync(folder).toSorted()).toEqual(['a.txt', 'evidence']);
    expect(fs.readdirSync(parent)).toEqual(['pack']);
  });

  test('leaves the earlier one as it was when the writing fails midway', () => {
    const parent = makeFolder();
    const folder = path.join(parent, 'pack');
    writeFolderAside(folder, files, () => {});
    const failing = () =>
      writeFolderAside(folder, [...files, { path: 'c.txt', bytes: Buffer.from('c') }], (written) => {
        if (written === 2) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      });
    expect(code(failing)).toBe('diskFull');
    expect(fs.readdirSync(folder).toSorted()).toEqual(['a.txt', 'evidence']);
    expect(fs.readdirSync(parent)).toEqual(['pack']);
  });
});

describe('what a thread that was ended leaves', () => {
  test('is taken away, and an earlier folder goes back to its place', () => {
    const parent = makeFolder();
    const folder = path.join(parent, 'pack');
    fs.mkdirSync(path.join(parent, `.pack.${process.pid}-3.partial`));
    fs.mkdirSync(path.join(parent, `.pack.${process.pid}-3.partial.earlier`));
    fs.writeFileSync(path.join(parent, `.pack.${process.pid}-3.partial.earlier`, 'kept.txt'), 'kept');
    fs.writeFileSync(path.join(parent, `.pack.zip.${process.pid}-4.partial`), 'half a ZIP');
    fs.writeFileSync(path.join(parent, `.other.${process.pid}-3.partial`), 'not ours to touch');
    discardPartial(folder);
    expect(fs.readdirSync(parent).toSorted()).toEqual([`.other.${process.pid}-3.partial`, 'pack']);
    expect(fs.readdirSync(folder)).toEqual(['kept.txt']);
  });

  test('is nothing where there is no such folder', () => {
    expect(code(() => discardPartial('/no/such/folder/pack'))).toBe('written');
  });
});
