import { FileQuestionMark } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/frames/empty-state.tsx';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { LinkButton } from '#renderer/components/signs/link.tsx';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page>
      <PageHeader title={t('notFound.title')} />
      <EmptyState
        icon={FileQuestionMark}
        title={t('notFound.text')}
        actions={
          <LinkButton to="/" variant="contained">
            {t('notFound.goHome')}
          </LinkButton>
        }
      />
    </Page>
  );
}
