import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Unseen } from '#renderer/components/words/text.tsx';
import type { TrailEntry } from '#shared/contract/workspace/trail.ts';
import { fieldChanges, textDifference } from '#shared/records/changes.ts';
import { useRecordWords } from '../use-words.ts';

type FieldChangesProps = {
  readonly entry: Pick<TrailEntry, 'entity' | 'operation' | 'before' | 'after' | 'names'>;
  /** How many fields are shown before the rest is asked for. */
  readonly most?: number;
};

/** What an entry changed, one line a field: its name, what it was and what it is now. */
export function FieldChanges({ entry, most = 4 }: FieldChangesProps) {
  const { t } = useTranslation('trail');
  const words = useRecordWords();
  const [open, setOpen] = useState(false);
  const changes = fieldChanges(entry)
    .map(({ field, before, after }) => ({
      field,
      before: words.value(entry.entity, field, before, entry.names),
      after: words.value(entry.entity, field, after, entry.names),
    }))
    .filter(({ before, after }) => before !== '' || after !== '');
  const long = changes.length > most + 1;
  const shown = long && !open ? changes.slice(0, most) : changes;
  return (
    <>
      <List>
        {shown.map(({ field, before, after }) => (
          <div key={field}>
            <dt>{words.field(entry.entity, field)}</dt>
            <dd>
              <Difference before={before} after={after} operation={entry.operation} />
            </dd>
          </div>
        ))}
      </List>
      {long && (
        <More type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('change.hideFields') : t('change.showFields', { count: changes.length })}
        </More>
      )}
    </>
  );
}

/** Texts longer than this are cut to where they differ, with the whole one click away. */
const LONG = 240;
/** How much of what stayed the same is kept around a difference. */
const AROUND = 60;

type DifferenceProps = { readonly before: string; readonly after: string; readonly operation: TrailEntry['operation'] };

function Difference({ before, after, operation }: DifferenceProps) {
  const { t } = useTranslation('trail');
  const [whole, setWhole] = useState(false);
  const long = before.length + after.length > LONG;
  const { start, removed, added, end } = textDifference(before, after);
  const together = start.length + end.length > 0 && before !== '' && after !== '';
  const cut = (text: string) => (whole || text.length <= LONG ? text : `${text.slice(0, LONG)}…`);
  return (
    <>
      {operation === 'create' ? (
        cut(after)
      ) : operation === 'delete' ? (
        <Removed text={cut(before)} label={t('change.removed')} />
      ) : together ? (
        <>
          {whole || start.length <= AROUND ? start : `…${start.slice(-AROUND)}`}
          <Removed text={cut(removed)} label={t('change.removed')} />
          <Added text={cut(added)} label={t('change.added')} />
          {whole || end.length <= AROUND ? end : `${end.slice(0, AROUND)}…`}
        </>
      ) : (
        <>
          {before === '' ? (
            <Empty>{t('values.empty')}</Empty>
          ) : (
            <Removed text={cut(before)} label={t('change.before')} />
          )}
          <span aria-hidden="true"> → </span>
          {after === '' ? <Empty>{t('values.empty')}</Empty> : <Added text={cut(after)} label={t('change.after')} />}
        </>
      )}
      {long && (
        <Box component="span" sx={{ display: 'block' }}>
          <More type="button" aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {whole ? t('change.showLess') : t('change.showWhole')}
          </More>
        </Box>
      )}
    </>
  );
}

function Removed({ text, label }: { readonly text: string; readonly label: string }) {
  return text === '' ? null : (
    <Old>
      <Unseen>{label} </Unseen>
      {text}
    </Old>
  );
}

function Added({ text, label }: { readonly text: string; readonly label: string }) {
  return text === '' ? null : (
    <New>
      <Unseen>{label} </Unseen>
      {text}
    </New>
  );
}

const List = styled('dl')(({ theme }) => ({
  margin: 0,
  fontSize: '0.8125rem',
  lineHeight: 1.5,
  '& > div': {
    display: 'grid',
    gridTemplateColumns: 'minmax(7rem, 11rem) 1fr',
    columnGap: '0.75rem',
    padding: '1px 0',
  },
  '& dt': { color: theme.palette.tokens.inkSoft },
  '& dd': { margin: 0, minWidth: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
}));

const Old = styled('del')(({ theme }) => ({
  color: theme.palette.tokens.tones.problem.text,
  backgroundColor: theme.palette.tokens.tones.problem.fill,
  borderRadius: 2,
}));

const New = styled('ins')(({ theme }) => ({
  color: theme.palette.tokens.tones.ok.text,
  backgroundColor: theme.palette.tokens.tones.ok.fill,
  borderRadius: 2,
  textDecoration: 'none',
}));

const Empty = styled('span')(({ theme }) => ({ color: theme.palette.tokens.inkFaint, fontStyle: 'italic' }));

/** A way to more, quiet enough to stand in every row. */
export const More = styled('button')(({ theme }) => ({
  all: 'unset',
  minHeight: '1.5rem',
  fontSize: '0.8125rem',
  color: theme.palette.tokens.accent,
  textDecoration: 'underline',
  textUnderlineOffset: '0.2em',
  cursor: 'pointer',
  '&:focus-visible': { outline: `2px solid ${theme.palette.tokens.accent}`, outlineOffset: 2 },
}));
