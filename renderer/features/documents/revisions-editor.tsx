import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { Plus, Trash2 } from 'lucide-react';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBinding } from '#renderer/components/fields/autosave.tsx';
import { DayInput } from '#renderer/components/fields/day-input.tsx';
import { ReadOnlyFields } from '#renderer/components/fields/field.tsx';
import { AreaInput, LineInput } from '#renderer/components/fields/fields.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import type { Revision } from '#shared/entities/document-control.ts';

type RevisionsEditorProps = {
  readonly field: FieldBinding<Revision[]>;
  /** The revision that "Add" begins with. */
  readonly next: Revision;
};

/** The revision history as the cover page prints it, newest last; each can be changed or removed. */
export function RevisionsEditor({ field, next }: RevisionsEditorProps) {
  const { t } = useTranslation('documentsPage');
  const readOnly = use(ReadOnlyFields);
  const revisions = field.value;
  const change = (index: number, changes: Partial<Revision>) =>
    field.onChange(revisions.map((revision, at) => (at === index ? { ...revision, ...changes } : revision)));
  return (
    <Box component="section" aria-label={t('revisions.title')}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 1 }}>
        <Typography component="h3" variant="h3" sx={{ flex: 1 }}>
          {t('revisions.title')}
        </Typography>
        <Button
          variant="outlined"
          disabled={readOnly}
          startIcon={<Plus aria-hidden="true" />}
          onClick={() => field.onChange([...revisions, next])}
        >
          {t('revisions.add')}
        </Button>
      </Box>
      {field.error !== '' && (
        <Box sx={{ mb: 1 }}>
          <Notice tone="problem" role="alert">
            {field.error}
          </Notice>
        </Box>
      )}
      {revisions.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('revisions.empty')}</Box>}
      {revisions.map((revision, index) => (
        <Box
          // Revisions have no identity of their own; they are only ever added at the end or removed.
          key={`${index}/${revisions.length}`}
          role="group"
          aria-label={t('revisions.legend', { version: revision.version })}
          sx={{
            display: 'grid',
            gridTemplateColumns: '5.5rem 11rem 1fr auto',
            gap: 1,
            alignItems: 'start',
            py: 1.25,
            borderTop: 1,
            borderColor: 'divider',
          }}
        >
          <LineInput
            label={t('revisions.version')}
            value={revision.version}
            error={revision.version.trim() === '' ? t('control.missing') : ''}
            onChange={(version) => change(index, { version })}
            onBlur={field.onBlur}
          />
          <DayInput
            label={t('revisions.date')}
            value={revision.date}
            onChange={(date) => change(index, { date })}
            onBlur={field.onBlur}
          />
          <LineInput
            label={t('revisions.author')}
            value={revision.author}
            onChange={(author) => change(index, { author })}
            onBlur={field.onBlur}
          />
          <IconButton
            aria-label={t('revisions.remove', { version: revision.version })}
            disabled={readOnly}
            onClick={() => {
              field.onChange(revisions.filter((_, at) => at !== index));
              field.onBlur();
            }}
            sx={{ mt: 3 }}
          >
            <Trash2 size="1.125rem" aria-hidden="true" />
          </IconButton>
          <Box sx={{ gridColumn: '1 / -1' }}>
            <AreaInput
              label={t('revisions.change')}
              value={revision.change}
              minRows={1}
              onChange={(text) => change(index, { change: text })}
              onBlur={field.onBlur}
            />
          </Box>
        </Box>
      ))}
    </Box>
  );
}
