import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { ChoiceInput } from '#renderer/components/fields/fields.tsx';
import { LinkButton } from '#renderer/components/signs/link.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { formatDate } from '#renderer/components/words/format.ts';
import type { ListedAssessment } from '#shared/contract/domains/assessments.ts';
import { useShownAssessment } from './shown-assessment.ts';

/** Which assessment is shown; with a single one there is nothing to choose. */
export function AssessmentChoice() {
  const { t } = useTranslation('assessment');
  const { all, shown, show } = useShownAssessment();
  if (shown === undefined) return null;
  if (all.length === 1) {
    const name = `${shown.code} ${shown.title}`;
    return (
      <Box
        component="span"
        title={name}
        sx={{ display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
      >
        {name}
      </Box>
    );
  }
  return (
    <ChoiceInput
      labelHidden
      label={t('choice.label')}
      value={shown.id}
      choices={all.map(({ id, code, title, leads }) => ({
        value: id,
        label: t(leads ? 'choice.leading' : 'choice.other', { code, title }),
      }))}
      onChange={(id) => void show(id)}
    />
  );
}

/** Says so where an assessment is closed: the same words wherever it is shown. */
export function ClosedNotice({ assessment: { code, closedOn } }: { readonly assessment: Named }) {
  const { t, i18n } = useTranslation('assessment');
  if (closedOn === '') return null;
  return (
    <Box sx={{ mb: 1.5, flex: 'none' }}>
      <Notice
        tone="attention"
        role="status"
        actions={<LinkButton to="/assessments">{t('notice.toAssessments')}</LinkButton>}
      >
        {t('notice.closed', { code, date: formatDate(closedOn, i18n.language) })}
      </Notice>
    </Box>
  );
}

type Named = Pick<ListedAssessment, 'code' | 'closedOn'>;

/** Says so where another assessment than the leading one is shown, or one that is closed. */
export function AssessmentNotice() {
  const { t, i18n } = useTranslation('assessment');
  const { shown, leading, show } = useShownAssessment();
  if (shown === undefined || leading === undefined) return null;
  const closed =
    shown.closedOn === ''
      ? ''
      : t('notice.closed', { code: shown.code, date: formatDate(shown.closedOn, i18n.language) });
  const other = shown === leading ? '' : t('notice.other', { code: shown.code, leading: leading.code });
  if (closed === '' && other === '') return null;
  return (
    <Box sx={{ mb: 1.5, flex: 'none' }}>
      <Notice
        tone="attention"
        role="status"
        actions={
          <>
            {closed !== '' && <LinkButton to="/assessments">{t('notice.toAssessments')}</LinkButton>}
            {other !== '' && (
              <Button onClick={() => void show(leading.id)}>{t('notice.showLeading', { code: leading.code })}</Button>
            )}
          </>
        }
      >
        {[other, closed].filter(Boolean).join(' ')}
      </Notice>
    </Box>
  );
}
