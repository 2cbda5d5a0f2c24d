/** Every way a request can be refused. The sentences stand in the locales under `errors.<code>`. */
export const ERROR_CODES = [
  'routeUnknown',
  'inputInvalid',
  'internal',
  'coreUnavailable',
  'cancelled',
  'grantUnknown',
  'noWorkspace',
  'recordMissing',
  'nothingToUndo',
  'nothingToRedo',
  'undoConflict',
  'restorePoint',
  'restoreElsewhere',
  'restoreConflict',
  'versionMissing',
  'trailBroken',
  'personActed',
  'personKnown',
  'actorUnknown',
  'actorElsewhere',
  'fileMissing',
  'fileIsFolder',
  'fileExists',
  'fileUnreadable',
  'fileNotWritten',
  'fileReadOnly',
  'folderMissing',
  'folderReadOnly',
  'folderNotEmpty',
  'diskFull',
  'workspaceEmptyFile',
  'workspaceNotSqlite',
  'workspaceForeign',
  'workspaceDamaged',
  'workspaceAltered',
  'salvageNothing',
  'journalForeign',
  'workspaceNewer',
  'workspaceInUse',
  'workspaceReadOnly',
  'workspaceChangedOnDisk',
  'workspaceEncrypted',
  'passphraseWrong',
  'workspaceName',
  'handOverUnreadable',
  'handOverTooLarge',
  'importEmpty',
  'importTooLarge',
  'importTooManyRows',
  'importUnreadable',
  'importNoTable',
  'importNoName',
  'importColumnUnknown',
  'importColumnTwice',
  'importFieldUnknown',
  'workbookNoIds',
  'workbookNoAnswers',
  'workbookColumnTwice',
  'workbookElsewhere',
  'workbookNewer',
  'workbookMoved',
  'documentUnknown',
  'documentFormat',
  'nodeUnknown',
  'catalogueNewer',
  'reasonMissing',
  'priorityReasonMissing',
  'noDueDate',
  'dateInvalid',
  'ruleUnknown',
  'findingGone',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** A refusal with a sentence of its own; anything else that is thrown is a defect and reported as `internal`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly fields: Readonly<Record<string, string>>;

  constructor(
    code: ErrorCode,
    params: Readonly<Record<string, string | number>> = {},
    fields: Readonly<Record<string, string>> = {},
    cause?: unknown,
  ) {
    super(`${code} ${JSON.stringify(params)}`, { cause });
    this.name = 'AppError';
    this.code = code;
    this.params = params;
    this.fields = fields;
  }
}
