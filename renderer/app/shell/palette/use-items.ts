import { Building2, ListChecks, type LucideIcon } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOfRecord, iconOfRecord } from '#renderer/app/pages.ts';
import { router } from '#renderer/app/router-instance.ts';
import { useRoute } from '#renderer/host/api.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { openRecent } from '#renderer/session/opening.ts';
import { allCommands } from '#renderer/session/run-command.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { useWorkspace } from '#renderer/session/workspace.ts';
import { catalogue } from '#renderer/standard/catalogue.ts';
import type { RouteOutput } from '#shared/contract/registry.ts';
import type { RecentWorkspace, WorkspaceInfo } from '#shared/contract/workspace/workspace.ts';
import { type PaletteGroup, type PaletteItem, RECORD_LIMIT } from './palette-items.ts';

export type Item = PaletteItem & {
  readonly icon: LucideIcon;
  readonly keys: string | undefined;
  readonly run: () => unknown;
};

type Items = {
  readonly items: readonly Item[];
  /** By group, records that fit too and are not among the items. */
  readonly more: ReadonlyMap<PaletteGroup | 'recent', number>;
  /** Whether the core has yet to say which records fit, and which clients there are. */
  readonly pending: boolean;
};

/** All that can be chosen; of records those that fit, as the core finds them among thousands. */
export function useItems(query: string, recent: readonly string[]): Items {
  const { t } = useTranslation();
  const workspace = useWorkspace() ?? null;
  const withWorkspace = workspace !== null;
  const asked = query.trim();
  const input = { query: asked, ids: asked === '' ? [...recent] : [], limit: asked === '' ? 20 : RECORD_LIMIT };
  const { data, isPending, isPlaceholderData } = useRoute('records.find', input, {
    enabled: withWorkspace,
    keep: true,
  });
  const { data: clients, isPending: clientsPending } = useRoute('recent.list', {});
  const fixed = useMemo(() => {
    const commands = allCommands()
      .filter((command) => command.id !== 'palette.open' && (withWorkspace || !command.needsWorkspace))
      .map(
        ({ title, synonyms, keys, ...command }): Item => ({
          ...command,
          title: title(t),
          code: '',
          synonyms: synonyms(t),
          keys: keys?.[0],
        }),
      );
    return withWorkspace ? [...commands, ...REQUIREMENTS] : commands;
  }, [t, withWorkspace]);
  const items = useMemo(
    () => [...fixed, ...clientItems(clients ?? [], workspace), ...recordItems(data ?? [])],
    [fixed, clients, workspace, data],
  );
  const more = useMemo(
    () => new Map((isPlaceholderData ? [] : (data ?? [])).map((found) => [found.of, found.more] as const)),
    [data, isPlaceholderData],
  );
  return { items, more, pending: clientsPending || (withWorkspace && (isPending || isPlaceholderData)) };
}

const REQUIREMENTS = catalogue.nodes.map(
  (node): Item => ({
    id: node.id,
    group: 'requirements',
    title: node.title,
    code: node.id,
    icon: ListChecks,
    keys: undefined,
    run: () => router().navigate({ to: '/requirements', search: { node: node.id } }),
  }),
);

function recordItems(found: RouteOutput<'records.find'>): Item[] {
  return found.flatMap(({ of, hits }) =>
    hits.map(
      ({ id, code, name, by }): Item => ({
        id,
        group: of,
        title: name,
        code,
        synonyms: by,
        note: by,
        icon: iconOfRecord(of),
        keys: undefined,
        run: () => {
          const address = addressOfRecord(of, id);
          return address && router().navigate(address as never);
        },
      }),
    ),
  );
}

/** Other clients whose files were open lately. */
function clientItems(recent: readonly RecentWorkspace[], open: WorkspaceInfo | null): Item[] {
  return recent
    .filter(({ missing, name, location }) => !missing && (name !== open?.name || location !== open.location))
    .map(
      ({ id, name, organisationName }): Item => ({
        id,
        group: 'clients',
        title: organisationName || name.replace(/\.aims$/i, ''),
        code: '',
        synonyms: name,
        icon: Building2,
        keys: undefined,
        run: async () => {
          try {
            await openRecent(id);
          } catch (error) {
            showToast({ message: sentenceOf(error), tone: 'problem' });
          }
        },
      }),
    );
}
