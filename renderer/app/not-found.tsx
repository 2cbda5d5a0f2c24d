import { FileQuestionMark } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { LinkButton } from '#renderer/components/link.tsx';
import { Page, PageHeader } from '#renderer/components/page.tsx';

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
