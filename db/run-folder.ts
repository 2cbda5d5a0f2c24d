import fs from 'node:fs';
import path from 'node:path';
import { type ClaimedFolder, claimFolder, removeUnclaimed } from './file/claims.ts';

/** A folder for what one run of the program holds for a moment only. */
export type RunFolder = {
  /** Made when it is first asked for. */
  path(): string;
  /** Takes away all that is in it. */
  clear(): void;
  /** The same, and the folder with it. */
  close(): void;
};

/** A folder of this run below `parent`, where several runs may have one each; what a killed run left is taken away. */
export function openRunFolder(parent: string): RunFolder {
  removeUnclaimed(parent);
  let claimed: ClaimedFolder | undefined;
  return {
    path() {
      claimed ??= claimFolder(parent);
      return claimed.path;
    },
    clear() {
      for (const name of claimed === undefined ? [] : fs.readdirSync(claimed.path)) {
        try {
          fs.rmSync(path.join(claimed?.path ?? '', name), { recursive: true, force: true });
        } catch {
          // Somebody reads it just now; it goes with the folder.
        }
      }
    },
    close() {
      claimed?.release();
      claimed = undefined;
    },
  };
}
