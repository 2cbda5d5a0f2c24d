import path from 'node:path';

export type Surroundings = {
  readonly packaged: boolean;
  readonly platform: NodeJS.Platform;
  /** The running program. */
  readonly execPath: string;
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  isFolder(folder: string): boolean;
};

export type DataFolder = {
  readonly folder: string;
  /** True beside a `data` folder: nothing may be written elsewhere. */
  readonly portable: boolean;
};

const SWITCH = '--data-folder=';

/**
 * Where the app keeps what is not the user's document; undefined for the system's usual place.
 * A folder named on the command line wins over a `data` folder beside the program.
 */
export function findDataFolder(surroundings: Surroundings): DataFolder | undefined {
  const named = surroundings.argv.findLast((argument) => argument.startsWith(SWITCH))?.slice(SWITCH.length);
  if (named) return { folder: path.resolve(surroundings.cwd, named), portable: false };
  // In a checkout the program is Electron itself, among the installed packages.
  if (!surroundings.packaged) return undefined;
  const folder = path.join(programFolder(surroundings), 'data');
  return surroundings.isFolder(folder) ? { folder, portable: true } : undefined;
}

/** The folder that a person sees the program in: an AppImage and a Windows portable unpack themselves elsewhere. */
function programFolder({ platform, execPath, env }: Surroundings): string {
  if (platform === 'linux' && env['APPIMAGE']) return path.dirname(env['APPIMAGE']);
  if (platform === 'win32' && env['PORTABLE_EXECUTABLE_DIR']) return env['PORTABLE_EXECUTABLE_DIR'];
  // NAME.app/Contents/MacOS/NAME
  if (platform === 'darwin') return path.resolve(path.dirname(execPath), '..', '..', '..');
  return path.dirname(execPath);
}
