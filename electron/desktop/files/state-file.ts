import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { THEMES } from '#shared/contract/app.ts';

const desktopState = z.object({
  /** Last used folder of each kind of file. */
  folders: z.record(z.string(), z.string()).default({}),
  /** The window's place in screen points, where Electron does not keep it by itself. */
  bounds: z
    .object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive(), maximised: z.boolean() })
    .optional(),
  /** As in the settings; kept here too because the window appears before the core can be asked. */
  theme: z.enum(THEMES).default('system'),
});
export type DesktopState = z.infer<typeof desktopState>;

export type StateFile = {
  read(): DesktopState;
  update(changes: Partial<DesktopState>): void;
};

/** Conveniences of the desktop, `desktop.json` in the data folder. Losing them is no harm, so that nothing here throws. */
export function openStateFile(folder: string): StateFile {
  const file = path.join(folder, 'desktop.json');
  let state = load(file);
  return {
    read: () => state,
    update(changes) {
      const next = { ...state, ...changes };
      if (JSON.stringify(next) === JSON.stringify(state)) return;
      state = next;
      save(file, state);
    },
  };
}

function load(file: string): DesktopState {
  try {
    return desktopState.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return desktopState.parse({});
  }
}

function save(file: string, state: DesktopState): void {
  const aside = `${file}.new`;
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(aside, JSON.stringify(state, null, 2), { mode: 0o600 });
    renameSync(aside, file);
  } catch {
    // A read-only data folder: the app works, and forgets.
  }
}
