import { useTranslation } from 'react-i18next';
import { formatNumber } from '#renderer/components/words/format.ts';
import type { AssessmentAccess, ResultEntry } from '#renderer/records/assessments/use-assessment.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { AssessmentStatus } from '#shared/entities/assessment.ts';
import type { GridView } from './grid-model.ts';
import { type Editing, useGapGrid } from './grid-store.ts';
import { type PlanProblem, planTable, type Sheet, tableOf, writtenPart } from './plan-entries.ts';
import type { Range } from './selection.ts';

export type GridWrites = {
  /** What stands in the range, as a table of texts. */
  readonly read: (range: Range) => string[][];
  /** Puts a table on the range; says so, with an undo, where it came from elsewhere. */
  readonly put: (range: Range, table: readonly (readonly string[])[], announce?: boolean) => void;
  readonly fillDown: (range: Range) => void;
  readonly clear: (range: Range) => void;
  /** Keeps what was written into a cell; false where it cannot be taken, and then it stands there still. */
  readonly keep: (editing: Editing, place: Range) => boolean;
};

/** Everything that changes the grid's cells. A refused change leaves all cells as they were and says why. */
export function useGridWrites({ columns, rows }: GridView, { current, setMany }: AssessmentAccess): GridWrites {
  const { t, i18n } = useTranslation(['gapAnalysis', 'assessment']);
  const statusWord = (status: AssessmentStatus) => t(`assessment:status.${status}`);
  const sheet = (): Sheet => ({ columns, rows, results: current(), statusWord });

  function refuse({ reason, row, value }: PlanProblem): false {
    showToast({ message: t(`problems.${reason}`, { row, value }), tone: 'problem' });
    return false;
  }

  /** `cells` is null where the screen itself says enough. */
  async function send(entries: readonly ResultEntry[], cells: number | null): Promise<void> {
    try {
      const changeId = await setMany(entries);
      if (cells === null) return;
      const shown = formatNumber(cells, i18n.language);
      showToast({ message: changeId === null ? t('nothingChanged') : t('changed', { count: cells, shown }), changeId });
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }

  function put(range: Range, table: readonly (readonly string[])[], announce = false): void {
    const plan = planTable(sheet(), range, table);
    if ('problem' in plan) refuse(plan.problem);
    else if (plan.entries.length > 0) void send(plan.entries, announce ? plan.cells : null);
  }

  return {
    read: (range) => tableOf(sheet(), range),
    put,
    fillDown(range) {
      const written = writtenPart(range);
      if (written === null || written.top === written.bottom) return;
      put({ ...written, top: written.top + 1 }, tableOf(sheet(), { ...written, bottom: written.top }), true);
    },
    clear(range) {
      const written = writtenPart(range);
      if (written !== null) put(written, [['']]);
    },
    keep(editing, place) {
      const row = rows[place.top];
      if (row === undefined) return true;
      // A text typed into one cell is that text, whatever a table would make of it.
      const plan = planTable(sheet(), place, [[editing.draft]]);
      if ('problem' in plan && !(plan.problem.reason === 'reasonMissing' && editing.column === 'status')) {
        return refuse(plan.problem);
      }
      if ('problem' in plan) {
        useGapGrid.setState({
          active: { key: row.key, column: 'finding' },
          editing: { key: row.key, column: 'finding', draft: '', excluding: true },
        });
        return false;
      }
      const entries = plan.entries.map((entry) =>
        editing.excluding === true && editing.draft.trim() !== ''
          ? { ...entry, changes: { ...entry.changes, status: 'notApplicable' as const } }
          : entry,
      );
      setMany(entries).catch((error: unknown) => {
        showToast({ message: t('keptDraft', { sentence: sentenceOf(error) }), tone: 'problem' });
        // Not over something else that is being written by now.
        useGapGrid.setState((state) => (state.editing === null ? { editing } : {}));
      });
      return true;
    },
  };
}
