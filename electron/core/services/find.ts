import type { WorkspaceFile } from '#db/file/open.ts';
import { selectRows } from '#db/records/rows.ts';
import { FOUND, type Hit } from '#shared/contract/domains/find.ts';
import { fold, foldedScore } from '#shared/rules/fold.ts';
import { byCode } from '#shared/values/patch-rows.ts';
import { openWorkspaceOf } from '../core.ts';
import type { HandlersFor } from '../handlers-for.ts';
import { derivedRows } from '../reading/derived.ts';

/** A name with its words folded once: after a change those of the records that changed, and no others. */
type Named = Omit<Hit, 'by'> & {
  readonly folded: string;
  readonly whole: string;
  readonly people: readonly { readonly name: string; readonly folded: string }[];
};

const NAMES = FOUND.map((found) => ({
  of: found.table,
  namesIn: derivedRows<Named>(
    { of: found.table },
    (file, only) => readNames(file, found, only),
    // By code, and by name where there is none.
    (a, b) => (a.code === '' && b.code === '' ? a.folded.localeCompare(b.folded) : byCode(a, b)),
  ),
}));

export const findHandlers: HandlersFor<'records.find'> = {
  'records.find': (core, { query, ids, limit }) => {
    const file = openWorkspaceOf(core);
    const wanted = new Set(ids);
    return NAMES.flatMap(({ of, namesIn }) => {
      const all = namesIn(file);
      const fitting =
        query.trim() === ''
          ? all.filter(({ id }) => wanted.has(id)).map((named) => ({ named, by: '' }))
          : bestOf(all, query);
      const hits = fitting.slice(0, limit).map(({ named: { id, code, name }, by }): Hit => ({ id, code, name, by }));
      return hits.length === 0 ? [] : [{ of, hits, more: fitting.length - hits.length }];
    });
  },
};

/** Those that fit, best first, in their order where they fit alike; what is found by whose it is comes last. */
function bestOf(all: readonly Named[], query: string) {
  return all
    .map((named) => {
      const score = scoreOf(named, query);
      const by = score > 0 ? undefined : named.people.find(({ folded }) => foldedScore(folded, query) >= STARTS);
      return { named, score, by: by?.name ?? '' };
    })
    .filter(({ score, by }) => score > 0 || by !== '')
    .sort((a, b) => b.score - a.score);
}

/** Of {@link foldedScore}: words begin as the query's do. */
const STARTS = 3;

function scoreOf({ whole, folded }: Named, query: string): number {
  const inWhole = foldedScore(whole, query);
  return inWhole === 0 ? 0 : Math.max(inWhole, foldedScore(folded, query));
}

function readNames(
  { connection }: WorkspaceFile,
  { table, field, named }: (typeof FOUND)[number],
  only?: readonly string[],
): Named[] {
  const keys = ['id', 'code', field, ...named];
  return selectRows(connection, table, { keys, ...(only !== undefined && { only }) }).map((row) => {
    const [id, code, name] = ['id', 'code', field].map((key) => textIn(row, key)) as [string, string, string];
    const folded = fold(name);
    const people = named.map((key) => textIn(row, key)).filter((text) => text !== '');
    return {
      id,
      code,
      name,
      folded,
      whole: code === '' ? folded : `${fold(code)} ${folded}`,
      people: people.map((person) => ({ name: person, folded: fold(person) })),
    };
  });
}

function textIn(row: Readonly<Record<string, unknown>>, key: string): string {
  const value = row[key];
  return typeof value === 'string' ? value : '';
}
