import path from 'node:path';

const BUILT = 'out/node/cli.mjs';
const SOURCE = 'electron/cli/main.ts';

/** The command line: as it ships where `npm test` has just built it, else as source, which takes five times as long to start. */
export const CLI = path.resolve(import.meta.dirname, '../../..', process.env.AI_GUARD_BUILT === '1' ? BUILT : SOURCE);
