import { useMemo, useState } from 'react';
import type { AssessmentAccess } from '#renderer/records/assessments/use-assessment.ts';
import { useSettings } from '#renderer/session/settings.ts';
import { catalogue } from '#renderer/standard/catalogue.ts';
import type { Guidance } from '#renderer/standard/guidance.ts';
import { resultKey } from '#shared/entities/assessment.ts';
import { columnsFor, type GridView, rowsOf, viewOf } from './grid-model.ts';
import { useGapGrid } from './grid-store.ts';

/**
 * The rows in the order in which they are shown. It is worked out when filters or sorting are chosen and then stays: a
 * row that no longer fits must not vanish from under the hands that just wrote into it.
 */
export function useGridView(access: AssessmentAccess, guidance: Guidance): GridView {
  const filters = useGapGrid((state) => state.filters);
  const sorting = useGapGrid((state) => state.sorting);
  const all = useMemo(() => rowsOf(catalogue.nodes, guidance), [guidance]);
  const list = access.query.data?.results;
  const results = useMemo(() => new Map(list?.map((result) => [resultKey(result), result])), [list]);
  const [shown, setShown] = useState(() => ({ filters, sorting, rows: viewOf(all, results, filters, sorting) }));
  if (shown.filters !== filters || shown.sorting !== sorting) {
    setShown({ filters, sorting, rows: viewOf(all, results, filters, sorting) });
  }
  const { presenting } = useSettings();
  const columns = useMemo(() => columnsFor(presenting), [presenting]);
  return { columns, rows: shown.rows, total: all.length, results };
}
