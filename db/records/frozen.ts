import type { Database } from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import type { Assessment } from '#shared/entities/assessment.ts';
import { partsOf } from '#shared/kinds/parts.ts';

/** What a closed assessment still takes: its closing itself, and that somebody acknowledged it. */
const WHEN_CLOSED: ReadonlySet<string> = new Set<keyof Assessment>(['closedOn', 'acknowledgedBy', 'acknowledgedOn']);

type Row = Readonly<Record<string, unknown>>;

export type FrozenGuard = {
  /** Called before a row is written, with what it was or becomes, and the names of the fields that change. */
  readonly note: (table: string, row: Row, fields: readonly string[]) => void;
  /** @throws AppError assessmentClosed */
  readonly check: () => void;
};

/**
 * An assessment is a judgement of a day: while it is closed, nothing of it changes, by whichever route, undo and going
 * back included. A change that opens it, or closes it, may change it too: then everybody sees that it did.
 */
export function frozenGuard(connection: Database): FrozenGuard {
  const keys = assessmentKeys();
  const read = (id: string) =>
    connection.prepare('SELECT code, closed_on AS closedOn FROM assessments WHERE id = ?').get(id) as State | undefined;
  /** By assessment: the day of its closing before this change, and whether more of it changed than its closing. */
  const seen = new Map<string, { readonly closedOn: string; touched: boolean }>();
  return {
    note(table, row, fields) {
      const key = keys.get(table);
      if (key === undefined) return;
      const id = String(row[key]);
      const state = seen.get(id) ?? { closedOn: read(id)?.closedOn ?? '', touched: false };
      seen.set(id, state);
      const closing = table === 'assessments' && fields.length > 0 && fields.every((field) => WHEN_CLOSED.has(field));
      if (!closing) state.touched = true;
    },
    check() {
      for (const [id, { closedOn: date, touched }] of seen) {
        const now = read(id);
        if (date === '' || now === undefined || now.closedOn === '') continue;
        // The day of its closing does not move either: what the report tells of is the day of that entry.
        if (!touched && now.closedOn === date) continue;
        throw new AppError('assessmentClosed', { code: now.code, date });
      }
    },
  };
}

type State = { readonly code: string; readonly closedOn: string };

/** The field that says to which assessment a record belongs, by table: results, and every kind that is part of one. */
function assessmentKeys(): ReadonlyMap<string, string> {
  return new Map([
    ['assessments', 'id'],
    ['assessmentResults', 'assessmentId'],
    ...partsOf('assessments').map(({ entity, key }) => [entity, key] as const),
  ]);
}
