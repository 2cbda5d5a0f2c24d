import type { WorkspaceFile } from '#db/file/open.ts';
import type { RecordTableName } from '#db/schema/tables.ts';

/**
 * Hands out codes such as SYS-001, SYS-002, … above the highest one in use, so that none is ever given twice; with at
 * least `digits` digits.
 */
export function codesAbove(prefix: string, used: readonly string[], digits = 3): () => string {
  const pattern = new RegExp(`^${prefix}-(\\d+)$`);
  let highest = 0;
  for (const code of used) highest = Math.max(highest, Number(pattern.exec(code)?.[1] ?? 0));
  return () => {
    highest += 1;
    return `${prefix}-${String(highest).padStart(digits, '0')}`;
  };
}

/** The codes of all records of a kind that there ever were: a removed one may come back by an undo. */
export function codesEverGiven({ connection }: WorkspaceFile, entity: RecordTableName): string[] {
  const codes = connection
    .prepare(
      `SELECT CAST(after ->> '$.code' AS TEXT) FROM trail
       WHERE entity = ? AND operation = 'create' AND json_valid(after)`,
    )
    .pluck()
    .all(entity);
  return codes.filter((code) => typeof code === 'string');
}
