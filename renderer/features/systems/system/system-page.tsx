import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Archive, ArchiveRestore, SearchX } from 'lucide-react';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/frames/empty-state.tsx';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { Steps } from '#renderer/components/frames/side-drawer.tsx';
import { neighbours } from '#renderer/components/grid/place.ts';
import { AppLink, LinkButton } from '#renderer/components/signs/link.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { formatDate } from '#renderer/components/words/format.ts';
import { useRoute } from '#renderer/host/api.ts';
import { HistoryPanel } from '#renderer/records/changes/history-panel.tsx';
import { TargetEvidence } from '#renderer/records/evidence/target-evidence.tsx';
import type { AiSystem } from '#shared/entities/ai-system.ts';
import { useSystemList } from '../list/list-store.ts';
import { ScopeChip } from '../scope-chip.tsx';
import { useArchive } from '../use-archive.ts';
import { ImportedPanel } from './imported-panel.tsx';
import { SystemAside } from './system-aside.tsx';
import { SystemForm, sectionId } from './system-form.tsx';
import { useSaveField } from './use-save-field.ts';

/** One AI system: all that is recorded of it, saved as it is typed, and its history. */
export function SystemPage() {
  const { t } = useTranslation('systems');
  const { id } = useParams({ from: '/systems/$id' });
  const system = useRoute('systems.get', { id });
  const missing = system.error?.failure.code === 'recordMissing' || system.error?.failure.code === 'inputInvalid';
  if (missing) {
    return (
      <Page>
        <EmptyState
          icon={SearchX}
          title={t('form.missing.title')}
          text={t('form.missing.text')}
          actions={
            <LinkButton to="/systems" variant="outlined">
              {t('form.back')}
            </LinkButton>
          }
        />
      </Page>
    );
  }
  return <QueryView query={system}>{(data) => <SystemSheet key={data.id} system={data} />}</QueryView>;
}

function SystemSheet({ system }: { readonly system: AiSystem }) {
  const { t, i18n } = useTranslation('systems');
  const navigate = useNavigate();
  const archive = useArchive();
  const goTo = useCallback((id: string) => void navigate({ to: '/systems/$id', params: { id } }), [navigate]);
  const save = useSaveField(system, goTo);
  const archived = system.archivedAt !== null;
  const hasImported = Object.values(system.imported?.other ?? {}).some((value) => value !== '');
  const sections = [
    ...(hasImported ? [{ id: sectionId('imported'), title: t('imported.title') }] : []),
    { id: sectionId('history'), title: t('common:history.title') },
  ];
  return (
    <Page>
      <PageHeader
        title={system.name}
        code={system.code}
        above={
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
            <AppLink to="/systems">{t('form.back')}</AppLink>
            <Neighbours id={system.id} onGo={goTo} />
          </Box>
        }
        status={<ScopeChip scope={system.scope} />}
        actions={
          <Button
            variant="outlined"
            startIcon={archived ? <ArchiveRestore aria-hidden="true" /> : <Archive aria-hidden="true" />}
            onClick={() => void archive([system.id], !archived)}
          >
            {archived ? t('form.restore') : t('form.archive')}
          </Button>
        }
      />
      {system.archivedAt !== null && (
        <Box sx={{ mb: 2 }}>
          <Notice tone="neutral">
            {t('form.archivedNotice', { day: formatDate(system.archivedAt.slice(0, 10), i18n.language) })}
          </Notice>
        </Box>
      )}
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 4 }}>
        <Box sx={{ flex: '1 1 0', minWidth: 0, maxWidth: '56rem', display: 'flex', flexDirection: 'column', gap: 2 }}>
          <SystemForm system={system} onSave={save} />
          <Box id={sectionId('imported')}>
            <ImportedPanel system={system} />
          </Box>
          <TargetEvidence target={{ target: 'aiSystem', targetId: system.id }} level="h2" />
          <Box id={sectionId('history')}>
            <HistoryPanel entityId={system.id} />
          </Box>
        </Box>
        <Box sx={{ display: { xs: 'none', lg: 'block' }, flex: '0 0 13rem', alignSelf: 'stretch' }}>
          <SystemAside system={system} sections={sections} />
        </Box>
      </Box>
    </Page>
  );
}

/** The way to the systems before and after this one in the list as it was left; also Alt+PageUp and Alt+PageDown. */
function Neighbours({ id, onGo }: { readonly id: string; readonly onGo: (id: string) => void }) {
  const order = useSystemList((state) => state.order);
  const { previous, next } = neighbours(order, id);
  useEffect(() => {
    useSystemList.setState({ activeId: id });
    const listen = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      const target = event.key === 'PageUp' ? previous : event.key === 'PageDown' ? next : null;
      if (target === null) return;
      event.preventDefault();
      onGo(target);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [id, previous, next, onGo]);
  return <Steps among={{ order, id, onGo }} onGo={onGo} />;
}
