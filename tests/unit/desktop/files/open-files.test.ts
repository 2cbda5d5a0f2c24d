import { describe, expect, test } from 'vitest';
import { filesFromArguments, filesFromSecondInstance } from '../../../../electron/desktop/files/open-files.ts';

describe('files on the command line', () => {
  test('are taken from the folder that the command was given in', () => {
    expect(filesFromArguments(['ai-guard-lite', 'Kunde Müller.aims'], '/home/anna')).toEqual([
      '/home/anna/Kunde Müller.aims',
    ]);
  });

  test('are what is left beside switches', () => {
    const argv = ['ai-guard-lite', '--data-folder=/d', '-psn_0_1', '/w/a.aims', ''];
    expect(filesFromArguments(argv, '/')).toEqual(['/w/a.aims']);
  });

  test('come after the app’s own folder when Electron was started with it', () => {
    const argv = ['electron', '--inspect=0', '-r', '/loader.js', '--no-sandbox', '.', 'a.aims'];
    expect(filesFromArguments(argv, '/repo', '/repo')).toEqual(['/repo/a.aims']);
  });
});

describe('files from a second instance', () => {
  test('are taken over as full paths', () => {
    expect(filesFromSecondInstance({ files: ['/w/a.aims'] })).toEqual(['/w/a.aims']);
  });

  test.each([
    undefined,
    null,
    'x',
    { files: '/w/a.aims' },
    { files: [42] },
    { files: Array.from({ length: 11 }, () => '/w/a.aims') },
  ])('are refused where the message is not ours: %j', (data) => {
    expect(filesFromSecondInstance(data)).toEqual([]);
  });

  test('are refused without a full path', () => {
    expect(filesFromSecondInstance({ files: ['a.aims', '../b.aims'] })).toEqual([]);
  });
});
