/** The ways in which a workspace lies on a disk, which must all lose nothing. */
export type Mode = {
  readonly name: string;
  /** The folders pass for a memory stick's, so that the workspace has a rollback journal and no log. */
  readonly memoryStick: boolean;
  readonly encrypted: boolean;
};

const LOG = { name: 'a write-ahead log', memoryStick: false, encrypted: false };
const JOURNAL = { name: 'a rollback journal', memoryStick: true, encrypted: false };

export const MODES: readonly Mode[] = [
  LOG,
  JOURNAL,
  { ...LOG, name: `${LOG.name}, encrypted`, encrypted: true },
  { ...JOURNAL, name: `${JOURNAL.name}, encrypted`, encrypted: true },
];

/** Settings of SQLite that lose acknowledged changes, by name: controls. */
export const WEAKER: readonly (Mode & { readonly pragmas: Readonly<Record<string, string>> })[] = [
  // What better-sqlite3 sets by itself.
  { ...LOG, name: `${LOG.name} and synchronous=NORMAL`, pragmas: { synchronous: 'NORMAL' } },
  // As other programs use one: the journal is deleted after each change, and nothing waits for that.
  {
    ...JOURNAL,
    name: `${JOURNAL.name}, synchronous=FULL and no exclusive locking`,
    pragmas: { synchronous: 'FULL', locking_mode: 'NORMAL' },
  },
];
