import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStateFile } from '../../../../electron/desktop/files/state-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ai-guard-state-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('what the desktop remembers', () => {
  test('is there at the next start', () => {
    const bounds = { x: -5, y: 10, width: 1200, height: 800, maximised: true };
    openStateFile(folder).update({ folders: { imports: '/home/anna' }, bounds });
    expect(openStateFile(folder).read()).toEqual({ folders: { imports: '/home/anna' }, bounds, theme: 'system' });
    expect(readdirSync(folder)).toEqual(['desktop.json']);
  });

  test.each(['', '{', '[]', '{"theme":"purple"}', '{"bounds":{"width":-1}}'])(
    'starts anew from a file that holds %j',
    (text) => {
      writeFileSync(path.join(folder, 'desktop.json'), text);
      expect(openStateFile(folder).read()).toEqual({ folders: {}, theme: 'system' });
    },
  );

  test('lasts for the run where the folder cannot be written', () => {
    writeFileSync(path.join(folder, 'not-a-folder'), '');
    const state = openStateFile(path.join(folder, 'not-a-folder'));
    state.update({ theme: 'dark' });
    expect(state.read().theme).toBe('dark');
  });
});
