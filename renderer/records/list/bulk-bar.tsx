import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Draft, draftOf, problemOf, valueOf } from '#renderer/components/fields/drafts.ts';
import { FieldControl, type FieldWords } from '#renderer/components/fields/field-control.tsx';
import { focusControl } from '#renderer/components/fields/focus-control.ts';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { formatNumber } from '#renderer/components/words/format.ts';
import { Kbd } from '#renderer/components/words/text.tsx';
import type { Values } from '#renderer/records/form/record-commands.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { Field } from '#shared/kinds/define.ts';

export type BulkField = {
  readonly name: string;
  readonly field: Field;
  readonly words: FieldWords;
  /** A field that is asked with it, such as a decision's reason; left empty, it stays as it is. */
  readonly along?: Omit<BulkField, 'along'>;
};

type BulkBarProps = {
  /** How many are selected, and how many of these the filter hides. */
  readonly count: number;
  readonly hidden: number;
  /** Whether they are all that the filter shows. */
  readonly all: boolean;
  readonly fields: readonly BulkField[];
  /** The field that is asked for at once. */
  readonly begin?: string | undefined;
  /** Changes all of them as one step; answers with what takes it back. */
  readonly onApply: (changes: Values) => Promise<{ readonly changeId: string | null }>;
  readonly onClear: () => void;
  /** What had the focus here goes away: it belongs back to the list. */
  readonly onLeave: () => void;
  /** What else can be done with them. */
  readonly children?: ReactNode;
};

/** What can be done with the selected records of a list: one field for all of them, as one step to undo. */
export function BulkBar({ count, hidden, all, fields, begin, onApply, onClear, onLeave, children }: BulkBarProps) {
  const { t, i18n } = useTranslation();
  const headingId = useId();
  const [chosen, setChosen] = useState<string | null>(begin ?? null);
  const shown = formatNumber(count, i18n.language);
  const field = fields.find(({ name }) => name === chosen);
  function close(): void {
    setChosen(null);
    onLeave();
  }
  function handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || field === undefined) return;
    event.stopPropagation();
    close();
  }
  return (
    <Box
      component="section"
      aria-labelledby={headingId}
      onKeyDown={handleKey}
      sx={(theme) => ({
        flex: 'none',
        display: 'flex',
        flexDirection: 'column',
        gap: 1,
        mt: 0.5,
        px: 2,
        py: 1,
        border: `1px solid ${theme.palette.tokens.edge}`,
        borderRadius: 1,
        bgcolor: 'background.paper',
      })}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Typography id={headingId} component="h2" variant="h4" sx={{ fontVariantNumeric: 'tabular-nums' }}>
          <span role="status">{t('bulk.selected', { count, shown })}</span>
        </Typography>
        <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem', mr: 1 }}>
          {all && t('bulk.all')}
          {hidden > 0 && t('bulk.hidden', { count: hidden, shown: formatNumber(hidden, i18n.language) })}
        </Box>
        <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
          {t('bulk.change')}
        </Box>
        {fields.map(({ name, words }) => (
          <Button
            key={name}
            size="small"
            variant={name === chosen ? 'outlined' : 'text'}
            aria-expanded={name === chosen}
            onClick={() => setChosen(name === chosen ? null : name)}
          >
            {words.label}
          </Button>
        ))}
        <Box sx={{ flex: 1 }} />
        {children}
        <Button
          size="small"
          onClick={() => {
            onLeave();
            onClear();
          }}
        >
          {t('bulk.clear')}
        </Button>
      </Box>
      {field !== undefined && (
        <BulkForm key={field.name} field={field} count={count} shown={shown} onApply={onApply} onDone={close} />
      )}
    </Box>
  );
}

type BulkFormProps = Pick<BulkBarProps, 'count' | 'onApply'> & {
  readonly field: BulkField;
  readonly shown: string;
  readonly onDone: () => void;
};

function BulkForm({ field: asked, count, shown, onApply, onDone }: BulkFormProps) {
  const { t } = useTranslation();
  const { name, field, words, along } = asked;
  const [draft, setDraft] = useState<Draft>(() => (field.kind === 'choice' ? '' : draftOf(field, undefined)));
  const [reason, setReason] = useState<Draft>('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => focusControl(first.current), []);
  // A choice that always has a value has none that stands for "nothing yet".
  const nothing = field.kind === 'choice' && field.blank !== undefined && draft === '';

  async function handleApply(): Promise<void> {
    const wrong = problemOf(field, draft);
    if (wrong !== null) return setProblem(t(`field.problem.${wrong.key}`, { ...wrong.params }));
    if (nothing || busy) return;
    setBusy(true);
    try {
      const alongside = along === undefined || reason === '' ? {} : { [along.name]: valueOf(along.field, reason) };
      const { changeId } = await onApply({ [name]: valueOf(field, draft), ...alongside });
      const message = changeId === null ? t('bulk.same') : t('bulk.done', { count, shown, field: words.label });
      showToast({ message, changeId });
      onDone();
    } catch (error) {
      setProblem(sentenceOf(error));
      setBusy(false);
    }
  }
  function handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      // Emptying a field is not done by a key that was meant for something else.
      if (draft !== '') void handleApply();
    }
  }

  return (
    <Box onKeyDown={handleKey} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: 2, pb: 0.5 }}>
      <Box ref={first} sx={{ flex: '0 1 16rem', minWidth: '11rem' }}>
        <FieldControl
          field={nothing ? { kind: 'choice', choices: field.choices } : field}
          words={{ ...bare(words), ...(nothing && { none: t('bulk.choose') }) }}
          bound={{
            value: draft,
            onChange: (value) => {
              setDraft(value);
              setProblem('');
            },
          }}
        />
      </Box>
      {along !== undefined && (
        <Box sx={{ flex: '1 1 18rem' }}>
          <FieldControl
            field={{ kind: 'line' }}
            words={{ ...bare(along.words), placeholder: t('bulk.alongEmpty') }}
            bound={{ value: reason, onChange: setReason }}
          />
        </Box>
      )}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button onClick={onDone}>{t('actions.cancel')}</Button>
        <Button
          variant={draft === '' ? 'outlined' : 'contained'}
          endIcon={
            draft !== '' && (
              <Kbd aria-hidden="true" style={{ fontSize: '0.6875rem' }}>
                Ctrl ↵
              </Kbd>
            )
          }
          disabled={nothing}
          loading={busy}
          onClick={() => void handleApply()}
        >
          {t(draft === '' && !nothing ? 'bulk.empty' : 'bulk.set', { shown })}
        </Button>
      </Box>
      <Box sx={{ flex: '1 0 100%', color: 'text.secondary', fontSize: '0.8125rem' }}>
        {problem === '' ? (
          t('bulk.undo', { shown })
        ) : (
          <Notice tone="problem" role="alert">
            {problem}
          </Notice>
        )}
      </Box>
    </Box>
  );
}

/** Without what would make the bar as high as a form. */
function bare({ label, options, none, people }: FieldWords): FieldWords {
  return {
    label,
    ...(options !== undefined && { options }),
    ...(none !== undefined && { none }),
    ...(people !== undefined && { people }),
  };
}
