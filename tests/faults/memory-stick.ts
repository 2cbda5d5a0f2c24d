import fs from 'node:fs';

/** What Linux calls a FAT file system (`f_type`). */
const FAT = 0x4d44;

/** Lets every folder pass for one on a memory stick, where the product keeps a rollback journal and no log. */
export function standOnMemoryStick(): () => void {
  const { statfsSync } = fs;
  fs.statfsSync = ((...args: Parameters<typeof statfsSync>) =>
    Object.assign(statfsSync(...args), { type: FAT })) as typeof statfsSync;
  return () => {
    fs.statfsSync = statfsSync;
  };
}
