import { styled } from '@mui/material/styles';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { catalogueNode } from '#renderer/standard/catalogue.ts';
import type { WizardPage } from '#shared/steps/pages.ts';
import type { Missing } from '#shared/steps/progress.ts';
import type { Step } from '#shared/steps/steps.ts';

export type MissingListProps = {
  readonly step: Step;
  readonly page: WizardPage;
  readonly missing: readonly Missing[];
};

/** What the page still lacks, told as one goes along. */
export function MissingList({ step, page, missing }: MissingListProps) {
  const { t } = useTranslation('wizard');
  const sentence = useMissingSentence(step);
  return (
    <Panel title={t('missing.title')}>
      <List aria-live="polite" data-page={page.id}>
        {missing.length === 0 ? (
          <li>
            <CircleCheck aria-hidden="true" data-done="true" />
            {t('missing.none')}
          </li>
        ) : (
          missing.map((item) => (
            <li key={JSON.stringify(item)}>
              <CircleDashed aria-hidden="true" />
              {sentence(item)}
            </li>
          ))
        )}
      </List>
    </Panel>
  );
}

/** Words one missing thing as a sentence. */
export function useMissingSentence(step: Step): (missing: Missing) => string {
  const { t } = useTranslation(['wizard', 'organisation', 'documents']);
  return (missing) => {
    switch (missing.kind) {
      case 'node': {
        const params = { id: missing.nodeId, title: catalogueNode(missing.nodeId)?.title ?? '' };
        return t(step.nodes.length === 0 ? 'missing.assess' : 'missing.fulfil', params);
      }
      case 'field':
        return t('missing.field', { field: t(`organisation:fields.${missing.field}.label`) });
      case 'systems':
        return t(`missing.${missing.ask}`, { count: missing.count });
      case 'document':
        return t('missing.document', { document: t(`documents:titles.${missing.documentKey}`) });
    }
  };
}

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  fontSize: '0.875rem',
  '& li': { display: 'flex', gap: '0.5rem', padding: '0.125rem 0' },
  '& svg': { width: '1rem', height: '1rem', flex: 'none', marginTop: '0.2em', color: theme.palette.tokens.inkFaint },
  '& svg[data-done="true"]': { color: theme.palette.tokens.tones.ok.text },
}));
