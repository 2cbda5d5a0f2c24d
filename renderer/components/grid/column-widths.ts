import { useCallback, useState } from 'react';
import { updateSettings, useSettings } from '#renderer/session/settings.ts';
import type { Widths } from './columns.ts';

export type ColumnWidths = {
  readonly widths: Widths;
  /** Shows a width without keeping it, while it is being dragged. */
  readonly show: (column: string, rem: number) => void;
  /** Keeps a width on this computer; null for the usual one. */
  readonly keep: (column: string, rem: number | null) => void;
};

/** The widths that somebody gave the columns of a grid. */
export function useColumnWidths(grid: string): ColumnWidths {
  const kept = useSettings().columnWidths;
  const [shown, setShown] = useState<Widths | null>(null);
  const own = kept[grid] ?? NONE;
  const show = useCallback((column: string, rem: number) => setShown({ ...own, [column]: rem }), [own]);
  const keep = useCallback(
    (column: string, rem: number | null) => {
      const { [column]: _before, ...others } = own;
      setShown(null);
      const widths = rem === null ? others : { ...others, [column]: rem };
      // A refusal shows the widths as they are kept; nothing of a record hangs on it.
      void updateSettings({ columnWidths: { ...kept, [grid]: widths } }).catch(() => {});
    },
    [own, kept, grid],
  );
  return { widths: shown ?? own, show, keep };
}

const NONE: Widths = {};
