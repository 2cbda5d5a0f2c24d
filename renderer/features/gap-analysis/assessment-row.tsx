import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { formatDate } from '#renderer/components/words/format.ts';
import { STATUS_LOOKS } from '#renderer/records/assessments/assessment-look.ts';
import type { OwnResult } from '#shared/entities/assessment.ts';
import { CellEditor, type CellEditorProps } from './cell-editor.tsx';
import { LeftOut, Line } from './model/grid-look.ts';
import type { GridColumn, GridRow } from './model/grid-model.ts';
import type { Editing } from './model/grid-store.ts';

type AssessmentRowProps = {
  readonly columns: readonly GridColumn[];
  /** How many of the first columns stay in view. */
  readonly frozen: number;
  readonly row: GridRow;
  readonly result: OwnResult;
  readonly index: number;
  /** Distance from the top of the grid, in pixels. */
  readonly start: number;
  /** Column of the active cell where it is in this row, else -1. */
  readonly active: number;
  /** First and last selected column; -1 where none is. */
  readonly from: number;
  readonly to: number;
  readonly editing: Editing | null;
  readonly onCommit: CellEditorProps['onCommit'];
  readonly onCancel: CellEditorProps['onCancel'];
};

export function cellId(key: string, column: GridColumn): string {
  return `gap-${key}-${column}`;
}

/** Drawn anew only when something of its own changes, however much the selection moves elsewhere. */
export const AssessmentRow = memo(function AssessmentRow(props: AssessmentRowProps) {
  const { columns, frozen, row, result, index, start, active, from, to, editing, onCommit, onCancel } = props;
  return (
    <Line
      role="row"
      aria-rowindex={index + 2}
      data-whole={row.element === 0}
      style={{ transform: `translateY(${start}px)`, ...(editing !== null && { zIndex: 3 }) }}
    >
      {columns.map((column, position) => {
        const written = editing?.column === column;
        return (
          <div
            key={column}
            id={cellId(row.key, column)}
            role="gridcell"
            aria-colindex={position + 1}
            aria-selected={position >= from && position <= to}
            data-column={column}
            data-frozen={position < frozen ? position : undefined}
            data-key={row.key}
            data-active={position === active}
            data-editing={written}
          >
            {written ? (
              <CellEditor editing={editing} onCommit={onCommit} onCancel={onCancel} />
            ) : (
              <CellContent row={row} result={result} column={column} />
            )}
          </div>
        );
      })}
    </Line>
  );
});

type CellContentProps = Pick<AssessmentRowProps, 'row' | 'result'> & { readonly column: GridColumn };

function CellContent({ row, result, column }: CellContentProps) {
  const { t, i18n } = useTranslation(['assessment', 'gapAnalysis']);
  switch (column) {
    case 'code':
      return row.key;
    case 'text':
      return row.text;
    case 'status': {
      const { tone, icon } = STATUS_LOOKS[result.status];
      if (result.status === 'notAssessed') return null;
      return <StatusChip variant="plain" tone={tone} icon={icon} label={t(`assessment:status.${result.status}`)} />;
    }
    case 'assessedOn':
      return result.assessedOn === '' ? null : formatDate(result.assessedOn, i18n.language);
    case 'privateNote':
      return result.privateNote ?? <LeftOut>{t('gapAnalysis:leftOut')}</LeftOut>;
    default:
      return result[column];
  }
}
