import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Bot, Import, Plus, SearchX } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/frames/empty-state.tsx';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { countMarked } from '#renderer/components/grid/place.ts';
import { LinkButton } from '#renderer/components/signs/link.tsx';
import { formatNumber } from '#renderer/components/words/format.ts';
import { SystemsBulk } from '#renderer/features/systems/list/systems-bulk.tsx';
import { useRoute } from '#renderer/host/api.ts';
import { useWorkspace } from '#renderer/session/workspace.ts';
import type { SystemRow } from '#shared/contract/domains/systems.ts';
import { FromWizard } from './list/from-wizard.tsx';
import { ListFilters } from './list/list-filters.tsx';
import { NO_FILTERS } from './list/list-model.ts';
import { ListStatus } from './list/list-status.tsx';
import { enterWorkspace, setFilters, useSystemList } from './list/list-store.ts';
import { SystemsGrid, useShownSystems } from './list/systems-grid.tsx';
import { NewSystemDialog } from './new-system-dialog.tsx';
import { useArchive } from './use-archive.ts';

/** The inventory: every AI system, made for ten thousand of them. */
export function SystemsPage() {
  const { t } = useTranslation('systems');
  const navigate = useNavigate();
  const systems = useRoute('systems.list', {});
  const { create = false, scope, from, set } = useSearch({ from: '/systems' });
  const workspaceId = useWorkspace()?.id ?? null;
  useState(() => enterWorkspace(workspaceId));
  useEffect(() => {
    if (scope === undefined) return;
    setFilters({ ...NO_FILTERS, scope });
    // What a wizard has described is gone through from the least described on.
    if (from !== undefined && set === undefined)
      useSystemList.setState({ sorting: { column: 'completeness', descending: false } });
    void navigate({ to: '/systems', search: { from, set }, replace: true });
  }, [scope, from, set, navigate]);
  const setCreating = useCallback(
    (open: boolean) =>
      void navigate({ to: '/systems', search: { create: open || undefined, from, set }, replace: true }),
    [navigate, from, set],
  );
  return (
    <Page width="full" fill>
      <PageHeader
        title={t('title')}
        description={t('list.description')}
        actions={
          <>
            <LinkButton to="/import" variant="outlined" startIcon={<Import aria-hidden="true" />}>
              {t('list.import')}
            </LinkButton>
            <Button variant="contained" startIcon={<Plus aria-hidden="true" />} onClick={() => setCreating(true)}>
              {t('list.new')}
            </Button>
          </>
        }
      />
      <QueryView query={systems}>
        {(rows) =>
          rows.length === 0 ? (
            <NoSystems onCreate={() => setCreating(true)} />
          ) : (
            <SystemsList systems={rows} onCreate={() => setCreating(true)} />
          )
        }
      </QueryView>
      <NewSystemDialog
        open={create}
        onClose={() => setCreating(false)}
        onCreated={(id) => void navigate({ to: '/systems/$id', params: { id } })}
      />
    </Page>
  );
}

function NoSystems({ onCreate }: { readonly onCreate: () => void }) {
  const { t } = useTranslation('systems');
  useListKeys({ onCreate });
  return (
    <EmptyState
      icon={Bot}
      title={t('list.empty.title')}
      text={
        <>
          {t('list.empty.text')} {t('list.empty.sample')}
        </>
      }
      actions={
        <>
          <Button variant="contained" startIcon={<Plus aria-hidden="true" />} onClick={onCreate}>
            {t('list.new')}
          </Button>
          <LinkButton to="/import" variant="outlined" startIcon={<Import aria-hidden="true" />}>
            {t('list.empty.import')}
          </LinkButton>
        </>
      }
    />
  );
}

type SystemsListProps = { readonly systems: readonly SystemRow[]; readonly onCreate: () => void };

function SystemsList({ systems, onCreate }: SystemsListProps) {
  const { t, i18n } = useTranslation('systems');
  const navigate = useNavigate();
  const archive = useArchive();
  const { from, set } = useSearch({ from: '/systems' });
  const rows = useShownSystems(systems);
  const gridRef = useRef<HTMLDivElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const selection = useSystemList((state) => state.selection);
  const marked = Object.keys(selection);
  const undecided = useMemo(
    () => systems.filter(({ scope, archived }) => scope === 'undecided' && !archived).length,
    [systems],
  );
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const shownMarked = useMemo(() => countMarked(ids, selection), [ids, selection]);

  useListKeys({ onCreate, onSearch: () => searchRef.current?.select() });
  useEffect(() => {
    // Back from a system: the keyboard goes on where it left the list.
    if (useSystemList.getState().activeId !== null) gridRef.current?.focus({ preventScroll: true });
  }, []);

  const handleOpen = useCallback((id: string) => void navigate({ to: '/systems/$id', params: { id } }), [navigate]);

  async function handleArchive(archived: boolean): Promise<void> {
    const { activeId } = useSystemList.getState();
    const index = Math.max(
      0,
      rows.findIndex((row) => row.id === activeId),
    );
    const active = rows[index];
    const ids = marked.length > 0 ? marked : active === undefined ? [] : [active.id];
    // The next row that stays takes over, so that Delete can be pressed again.
    const next =
      rows.slice(index).find((row) => !ids.includes(row.id)) ?? rows.findLast((row) => !ids.includes(row.id));
    gridRef.current?.focus({ preventScroll: true });
    await archive(ids, archived);
    useSystemList.setState({ selection: {}, activeId: next?.id ?? null });
  }

  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0, gap: 0.5 }}>
      {from !== undefined && <FromWizard from={from} deciding={set !== undefined} ids={ids} undecided={undecided} />}
      <ListFilters searchRef={searchRef} onEnterList={() => gridRef.current?.focus()} />
      <ListStatus shown={rows.length} total={systems.length} />
      {rows.length === 0 ? (
        <EmptyState
          icon={SearchX}
          title={t('list.noMatch.title')}
          text={t('list.noMatch.text', { total: formatNumber(systems.length, i18n.language) })}
          actions={
            <Button variant="outlined" onClick={() => setFilters(NO_FILTERS)}>
              {t('list.clearFilters')}
            </Button>
          }
        />
      ) : (
        <SystemsGrid rows={rows} gridRef={gridRef} onOpen={handleOpen} onArchive={() => void handleArchive(true)} />
      )}
      <SystemsBulk
        ids={marked}
        begin={set}
        hidden={marked.length - shownMarked}
        all={marked.length === rows.length && shownMarked === rows.length}
        onArchive={(archived) => void handleArchive(archived)}
        onLeave={() => gridRef.current?.focus({ preventScroll: true })}
      />
    </Box>
  );
}

/** The page's single keys: `/` for the filter and N for a new system, unless text is being written. */
function useListKeys({ onCreate, onSearch }: { readonly onCreate: () => void; readonly onSearch?: () => void }): void {
  const handlers = useRef({ onCreate, onSearch });
  useEffect(() => {
    handlers.current = { onCreate, onSearch };
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { target } = event;
      const writing =
        target instanceof HTMLElement && target.closest('input:not([type="checkbox"]), textarea, [role="dialog"]');
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || writing) return;
      if (event.key === '/') handlers.current.onSearch?.();
      else if (event.key === 'n') handlers.current.onCreate();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
