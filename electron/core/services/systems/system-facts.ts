import type { WorkspaceFile } from '#db/file/open.ts';
import { selectRows } from '#db/records/rows.ts';
import { AI_SYSTEM_FIELDS } from '#shared/entities/ai-system.ts';
import { allSystems, type SystemFacts, type Systems } from '#shared/rules/system-facts.ts';
import { byCode } from '#shared/values/patch-rows.ts';
import { derived, derivedParts, derivedRows } from '../../reading/derived.ts';

export type SystemFactsRow = SystemFacts & { readonly archivedAt: string | null };

const KEYS = ['id', 'code', 'archivedAt', ...AI_SYSTEM_FIELDS.map(({ key }) => key)];
/** 10,000 systems carry megabytes of prose. */
const TEXTS = AI_SYSTEM_FIELDS.filter(({ kind }) => kind === 'text').map(({ key }) => key);

const readRows = ({ connection }: WorkspaceFile, only: readonly string[] | undefined, starts: readonly string[]) =>
  selectRows(connection, 'aiSystems', {
    ...{ keys: KEYS, starts },
    ...(only !== undefined && { only }),
  }) as SystemFactsRow[];

/** Every system as lists, rules and steps see it, in the order of the codes; after a change only what changed is read. */
export const systemRows = derivedRows({ of: 'aiSystems' }, (file, only) => readRows(file, only, TEXTS), byCode);

/** Keeps what `compute` makes of each system with its texts as they are, which themselves are not kept. */
export function ofEachSystem<T>(compute: (system: SystemFactsRow) => T) {
  return derivedRows(
    { of: 'aiSystems' },
    (file, only) => readRows(file, only, []).map((row) => ({ id: row.id, code: row.code, value: compute(row) })),
    byCode,
  );
}

/** The same for rules, in parts, of which only those with a change in them are looked at again. */
export const systemFacts = derived(['aiSystems'], (file) => allSystems(partsOf(file)));

const partsOf = derivedParts(systemRows, (rows): Systems => {
  return {
    systems: rows.filter(({ archivedAt }) => archivedAt === null),
    archivedSystems: rows.filter(({ archivedAt }) => archivedAt !== null),
  };
});
