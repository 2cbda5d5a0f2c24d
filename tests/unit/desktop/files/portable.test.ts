import { describe, expect, test } from 'vitest';
import { findDataFolder, type Surroundings } from '../../../../electron/desktop/files/portable.ts';

function surroundings(changes: Partial<Surroundings>, folders: readonly string[] = []): Surroundings {
  return {
    packaged: true,
    platform: 'linux',
    execPath: '/media/stick/AI-Guard/ai-guard-lite',
    argv: [],
    cwd: '/home/anna',
    env: {},
    isFolder: (folder) => folders.includes(folder),
    ...changes,
  };
}

describe('the data folder', () => {
  test('is the system’s usual one without a data folder beside the program', () => {
    expect(findDataFolder(surroundings({}))).toBeUndefined();
  });

  test('lies beside the program when it is there', () => {
    expect(findDataFolder(surroundings({}, ['/media/stick/AI-Guard/data']))).toEqual({
      folder: '/media/stick/AI-Guard/data',
      portable: true,
    });
  });

  test('lies beside the AppImage, not in the place where it is mounted', () => {
    const image = { execPath: '/tmp/.mount_abc/ai-guard-lite', env: { APPIMAGE: '/media/stick/AI-Guard.AppImage' } };
    expect(findDataFolder(surroundings(image, ['/media/stick/data', '/tmp/.mount_abc/data']))).toEqual({
      folder: '/media/stick/data',
      portable: true,
    });
  });

  test('lies beside the .app, not inside it', () => {
    const mac = { platform: 'darwin', execPath: '/Volumes/STICK/AI-Guard.app/Contents/MacOS/AI-Guard' } as const;
    expect(findDataFolder(surroundings(mac, ['/Volumes/STICK/data']))).toEqual({
      folder: '/Volumes/STICK/data',
      portable: true,
    });
  });

  test('lies beside the portable Windows program, not where it unpacked itself', () => {
    const windows = { platform: 'win32', env: { PORTABLE_EXECUTABLE_DIR: '/e' }, execPath: '/temp/app.exe' } as const;
    expect(findDataFolder(surroundings(windows, ['/e/data', '/temp/data']))?.folder).toBe('/e/data');
  });

  test('is never looked for beside the Electron of a checkout', () => {
    expect(findDataFolder(surroundings({ packaged: false }, ['/media/stick/AI-Guard/data']))).toBeUndefined();
  });

  test('can be named on the command line, and that wins', () => {
    const argv = ['ai-guard-lite', '--data-folder=profiles/test', 'Acme.aims'];
    expect(findDataFolder(surroundings({ argv }, ['/media/stick/AI-Guard/data']))).toEqual({
      folder: '/home/anna/profiles/test',
      portable: false,
    });
  });

  test('is not the current folder when the switch is empty', () => {
    expect(findDataFolder(surroundings({ argv: ['--data-folder='] }))).toBeUndefined();
  });
});
