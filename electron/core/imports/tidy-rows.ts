import type { ColumnPlan } from './convert-rows.ts';
import type { SourceRow, SourceTable } from './read/source-table.ts';
import { comparable } from './words/normalise.ts';

/** Why a row was left out that is no system: a key under `imports:notes`. */
export type LeftOut = 'totals' | 'remark' | 'headingsAgain';

export type TidyRows = {
  /** One row for each system, and those that are left out. */
  readonly rows: readonly SourceRow[];
  readonly leftOut: ReadonlyMap<number, LeftOut>;
  /** Of rows that were made of several, the last of them. */
  readonly lastOf: ReadonlyMap<number, number>;
};

/**
 * Rows of a sheet as systems: those that share one merged cell with the name are one, and lines that count, explain or
 * repeat the headings are none. Only what is evident counts as such a line.
 */
export function tidyRows(table: SourceTable, plan: ColumnPlan): TidyRows {
  const name = plan.columns.findIndex((column) => column.target === 'name');
  const { rows, lastOf } = joinMerged(table.rows, name);
  const leftOut = new Map<number, LeftOut>();
  const headings = table.headings.map(comparable);
  for (const row of rows) {
    if (isTotals(row)) leftOut.set(row.row, 'totals');
    else if (repeatsHeadings(row, headings)) leftOut.set(row.row, 'headingsAgain');
  }
  // Remarks stand below the last system; the same words further up may be a name.
  for (const row of rows.toReversed()) {
    if (leftOut.has(row.row)) continue;
    if (!isRemark(row)) break;
    leftOut.set(row.row, 'remark');
  }
  return { rows, leftOut, lastOf };
}

function joinMerged(rows: readonly SourceRow[], name: number) {
  if (name === -1 || !rows.some((row) => row.merged?.includes(name))) return { rows, lastOf: new Map() };
  const joined: SourceRow[] = [];
  const lastOf = new Map<number, number>();
  for (const row of rows) {
    const above = joined.at(-1);
    if (above === undefined || !row.merged?.includes(name)) {
      joined.push(row);
      continue;
    }
    lastOf.set(above.row, row.row);
    joined[joined.length - 1] = {
      ...above,
      cells: above.cells.map((cell, index) => {
        const more = row.merged?.includes(index) ? '' : (row.cells[index] ?? '').trim();
        if (more === '' || cell.split('\n').includes(more)) return cell;
        return cell.trim() === '' ? more : `${cell}\n${more}`;
      }),
    };
  }
  return { rows: joined, lastOf };
}

const COUNTED = 'ai|ki|ia|systems?|systeme|systemen|entries|rows|records|use cases|items|applications|tools|einträge';
const TOTAL_WORDS = [
  ...['totals?', 'sub-?totals?', 'grand totals?', 'overall totals?', 'sum', 'count', 'total (?:number|count)(?: of)?'],
  ...['number of', 'summe', 'zwischensumme', 'gesamt', 'gesamtsumme', 'gesamtzahl', 'gesamtanzahl', 'anzahl'],
  ...['insgesamt', 'totaal', 'subtotaal', 'aantal', 'sous-total', 'total général', 'nombre(?: total)?(?: de)?'],
  ...['suma', 'total general', 'número de', 'totale', 'subtotale', 'somma', 'numero di'],
];
const TOTALS = new RegExp(`^(?:${TOTAL_WORDS.join('|')})(?:[\\s:=()\\d.,-]|\\b(?:${COUNTED})\\b)*$`, 'iu');
const NUMBER = /^[-+]?[\d.,\s]+%?$/u;

/** "Total", "Summe: 12", with nothing beside it but numbers. */
function isTotals({ cells }: SourceRow): boolean {
  const [first, ...others] = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return first !== undefined && TOTALS.test(first) && others.every((cell) => NUMBER.test(cell));
}

function repeatsHeadings({ cells }: SourceRow, headings: readonly string[]): boolean {
  let filled = 0;
  for (const [index, cell] of cells.entries()) {
    if (cell.trim() === '') continue;
    if (comparable(cell) !== headings[index]) return false;
    filled += 1;
  }
  return filled > 1;
}

const REMARK_WORDS = [
  ...['sources?', 'notes?', 'remarks?', 'legend', 'key', 'last (?:updated|modified|changed|reviewed|saved)', 'updated'],
  ...['as (?:of|at)', 'status as of', 'printed', 'generated', 'exported', 'created', 'prepared', 'compiled', 'version'],
  ...['published', 'page', 'contact', 'disclaimer', 'quellen?', 'stand', 'hinweise?', 'anmerkung(?:en)?', 'bemerkung'],
  ...[
    'legende',
    'erstellt',
    'gedruckt',
    'exportiert',
    'zuletzt',
    'seite',
    'fußnoten?',
    'bron(?:nen)?',
    'opmerking(?:en)?',
  ],
  ...['toelichting', 'laatst', 'bijgewerkt', 'afgedrukt', 'pagina', 'remarques?', 'légende', 'mis à jour', 'dernière'],
  ...['imprimé', 'fuentes?', 'notas?', 'leyenda', 'actualizado', 'impreso', 'página', 'fonti?', 'fonte', 'legenda'],
  ...['aggiornato', 'stampato', 'ultimo aggiornamento'],
];
const REMARK = new RegExp(
  `^(?:${REMARK_WORDS.join('|')})(?=[^\\p{L}])(?:.*:|.*\\d{4}|[\\s\\d/]+(?:of|von|van|de|di)?[\\s\\d]*$)`,
  'isu',
);
const CLOSING =
  /^(?:[*†‡©¹²³]|copyright\b|end of (?:the )?(?:list|table|report|inventory|file|document)\b|(?:strictly )?confidential\W*$|(?:for )?internal use only\W*$|(?:streng )?vertraulich\W*$|vertrouwelijk\W*$|confidentiel\W*$|riservato\W*$)/iu;

/** "Source: intranet; printed 1 May", alone in its row. */
function isRemark({ cells }: SourceRow): boolean {
  const [first = '', ...others] = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return others.length === 0 && (REMARK.test(first) || CLOSING.test(first));
}
