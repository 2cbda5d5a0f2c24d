import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '#renderer/components/signs/link.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { formatNumber } from '#renderer/components/words/format.ts';
import { STEPS } from '#shared/steps/steps.ts';
import { useSystemList } from './list-store.ts';

type FromWizardProps = {
  /** The page of a step's wizard that led here: `establish/systemScope`. */
  readonly from: string;
  /** Whether one decision for many is what it asks for. */
  readonly deciding: boolean;
  /** What the filter shows. */
  readonly ids: readonly string[];
  /** How many are left to decide, whatever the filter shows. */
  readonly undecided: number;
};

/** What a page of a wizard had the register opened for, and the way back to it. */
export function FromWizard({ from, deciding, ids, undecided }: FromWizardProps) {
  const { t, i18n } = useTranslation('wizard');
  const marked = useSystemList((state) => Object.keys(state.selection).length);
  const [stepId = '', pageId = ''] = from.split('/');
  const step = STEPS.find(({ id }) => id === stepId);
  if (step === undefined) return null;
  const title = t(`pages.${stepId}.${pageId}.title` as 'pages.establish.systemScope.title');
  const shown = formatNumber(ids.length, i18n.language);
  const done = deciding && undecided === 0;
  const words = done ? 'nothingLeft' : deciding ? 'decide' : 'describe';
  return (
    <Box sx={{ mb: 1, flex: 'none' }}>
      <Notice
        tone={done ? 'ok' : 'info'}
        role="status"
        actions={
          <>
            {deciding && ids.length > 0 && marked === 0 && (
              <Button
                variant="contained"
                onClick={() => useSystemList.setState({ selection: Object.fromEntries(ids.map((id) => [id, true])) })}
              >
                {t('register.selectAll', { count: ids.length, shown })}
              </Button>
            )}
            <LinkButton
              to="/steps/$stepId/$pageId"
              params={{ stepId, pageId }}
              variant="outlined"
              startIcon={<ArrowLeft aria-hidden="true" />}
            >
              {t('register.back', { number: step.number })}
            </LinkButton>
          </>
        }
      >
        {t('register.from', { number: step.number, title })}{' '}
        {deciding && !done && t('register.left', { count: undecided, shown: formatNumber(undecided, i18n.language) })}{' '}
        {marked === 0 && t(`register.${words}`)}
      </Notice>
    </Box>
  );
}
