import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ASSESSMENT_STATUSES } from '#shared/entities/assessment.ts';
import { MAX_LINE, MAX_TEXT } from '#shared/entities/text.ts';
import { ChoiceEditor, Editor } from './model/grid-look.ts';
import { type Editing, useGapGrid } from './model/grid-store.ts';

/** Where to go on after a cell was written. */
export type After = 'down' | 'right' | 'left' | 'stay';
export type CellEditorProps = {
  readonly editing: Editing;
  readonly onCommit: (after: After) => void;
  readonly onCancel: () => void;
};

/**
 * What a cell turns into while it is written. Enter and Tab keep the text and go on, Escape leaves the cell as it was,
 * Alt+Enter begins a new line; leaving it in any other way keeps the text too.
 */
export function CellEditor({ editing, onCommit, onCancel }: CellEditorProps) {
  const { t } = useTranslation(['gapAnalysis', 'assessment']);
  const ended = useRef(false);
  const input = useRef<HTMLTextAreaElement & HTMLSelectElement>(null);
  const { column, draft } = editing;
  useEffect(() => {
    const field = input.current;
    field?.focus();
    if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length);
  }, []);
  function end(how: () => void): void {
    if (ended.current) return;
    ended.current = true;
    how();
  }
  function handleKey(event: KeyboardEvent<HTMLElement>): void {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && event.altKey) {
      event.preventDefault();
      input.current?.setRangeText('\n', input.current.selectionStart, input.current.selectionEnd, 'end');
      write(input.current?.value ?? draft);
      return;
    }
    if (event.key === 'Escape') end(onCancel);
    else if (event.key === 'Enter') end(() => onCommit('down'));
    else if (event.key === 'Tab') end(() => onCommit(event.shiftKey ? 'left' : 'right'));
    else return;
    event.preventDefault();
  }
  const shared = {
    ref: input,
    'aria-label': `${editing.key}, ${t(`columns.${column}`)}`,
    value: draft,
    onKeyDown: handleKey,
    onBlur: () => end(() => onCommit('stay')),
  };
  if (column === 'status') {
    return (
      <ChoiceEditor {...shared} onChange={(event) => write(event.target.value)}>
        {ASSESSMENT_STATUSES.map((status) => (
          <option key={status} value={status === 'notAssessed' ? '' : t(`assessment:status.${status}`)}>
            {t(`assessment:status.${status}`)}
          </option>
        ))}
      </ChoiceEditor>
    );
  }
  return (
    <Editor
      {...shared}
      rows={1}
      maxLength={column === 'finding' || column === 'note' || column === 'privateNote' ? MAX_TEXT : MAX_LINE}
      placeholder={editing.excluding === true ? t('excluding') : undefined}
      onChange={(event) => write(event.target.value)}
    />
  );
}

function write(draft: string): void {
  useGapGrid.setState(({ editing }) => ({ editing: editing && { ...editing, draft } }));
}
