import Dialog from '@mui/material/Dialog';
import { styled } from '@mui/material/styles';
import { Command as Cmdk } from 'cmdk';
import { BookOpen, Bot, ListChecks, type LucideIcon, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keysForDisplay } from '#renderer/app/commands.ts';
import { router } from '#renderer/app/router-instance.ts';
import { Code, Kbd } from '#renderer/components/words/text.tsx';
import { useRoute } from '#renderer/host/api.ts';
import { isMac } from '#renderer/host/platform.ts';
import { allCommands } from '#renderer/session/run-command.ts';
import { useWorkspace } from '#renderer/session/workspace.ts';
import { useAiAct } from '#renderer/standard/ai-act.ts';
import { catalogue } from '#renderer/standard/catalogue.ts';
import { useCrosswalks } from '#renderer/standard/crosswalks.ts';
import { useGuidance } from '#renderer/standard/guidance.ts';
import { useReference } from '#renderer/standard/reference.ts';
import { findPassages, indexStandard, type PassageTarget } from '#renderer/standard/standard-index.ts';
import { setShell, useShell } from '../shell-state.ts';
import { indexItems, type PaletteItem, paletteResult } from './palette-items.ts';
import { recentChoices, rememberChoice } from './recent-choices.ts';

type Item = PaletteItem & { readonly icon: LucideIcon; readonly keys: string | undefined; readonly run: () => unknown };

/** One input for everything: pages, actions, AI systems by name or code, requirements by number or words. */
export function Palette() {
  const { t } = useTranslation('palette');
  const open = useShell((shell) => shell.paletteOpen);
  const close = () => setShell({ paletteOpen: false });
  return (
    <Dialog
      open={open}
      onClose={close}
      transitionDuration={0}
      slotProps={{
        container: { sx: { alignItems: 'flex-start' } },
        paper: {
          'aria-label': t('title'),
          sx: { width: 'min(40rem, calc(100vw - 2rem))', maxWidth: 'none', mt: '10vh', maxHeight: '70vh' },
        },
      }}
    >
      {open && <PaletteContent onChosen={close} />}
    </Dialog>
  );
}

function PaletteContent({ onChosen }: { readonly onChosen: () => void }) {
  const { t } = useTranslation('palette');
  const [query, setQuery] = useState('');
  const items = useItems();
  const indexed = useMemo(() => indexItems(items), [items]);
  const [recent] = useState(recentChoices);
  // Not deferred: Enter right after the last key must open what that key found.
  const { groups, moreSystems } = useMemo(() => paletteResult(indexed, query, recent), [indexed, query, recent]);
  const listed = new Set(groups.flatMap(({ items: own }) => own.map(({ id }) => id)));
  // A requirement that is found by its title already is not named twice.
  const passages = usePassages(query).filter(({ code }) => !listed.has(code));
  function choose(item: Pick<Item, 'id' | 'run'>): void {
    rememberChoice(item.id);
    onChosen();
    // After the dialog has given the focus back, so that the page's own focus wins.
    setTimeout(() => void item.run(), 0);
  }
  return (
    <Frame label={t('title')} shouldFilter={false} loop>
      <InputLine>
        <Search aria-hidden="true" />
        <Cmdk.Input value={query} onValueChange={setQuery} placeholder={t('placeholder')} autoFocus />
      </InputLine>
      <Cmdk.List label={t('title')}>
        <Cmdk.Empty>{t('empty', { query })}</Cmdk.Empty>
        {groups.map(({ group, items: own }) => (
          <Cmdk.Group key={group} heading={t(`groups.${group}`)}>
            {own.map((item) => (
              <Cmdk.Item key={item.id} value={item.id} onSelect={() => choose(item)}>
                <item.icon aria-hidden="true" />
                {item.code !== '' && <ItemCode>{item.code}</ItemCode>}
                <Title>{item.title}</Title>
                {item.keys !== undefined && (
                  <span>
                    {keysForDisplay(item.keys, isMac).map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </span>
                )}
              </Cmdk.Item>
            ))}
            {group === 'systems' && moreSystems > 0 && <More>{t('moreSystems', { count: moreSystems })}</More>}
          </Cmdk.Group>
        ))}
        {passages.length > 0 && (
          <Cmdk.Group heading={t('groups.standard')}>
            {passages.map((item) => (
              <Cmdk.Item key={item.id} value={item.id} onSelect={() => choose(item)}>
                <item.icon aria-hidden="true" />
                {item.code !== '' && <ItemCode>{item.code}</ItemCode>}
                <Sentence>{item.title}</Sentence>
              </Cmdk.Item>
            ))}
          </Cmdk.Group>
        )}
      </Cmdk.List>
    </Frame>
  );
}

/** Sentences of the catalogue that fit: what is asked, what to show, what the AI Act and the other frameworks say. */
function usePassages(query: string): Pick<Item, 'id' | 'code' | 'title' | 'icon' | 'run'>[] {
  const guidance = useGuidance();
  const crosswalks = useCrosswalks();
  const aiAct = useAiAct();
  const reference = useReference();
  const withWorkspace = useWorkspace() != null;
  const topics = useMemo(
    () =>
      guidance && crosswalks && aiAct && reference
        ? indexStandard(catalogue.nodes, guidance, crosswalks, aiAct, reference)
        : [],
    [guidance, crosswalks, aiAct, reference],
  );
  return useMemo(() => {
    if (!withWorkspace) return [];
    return findPassages(topics, query, PASSAGE_LIMIT).map(({ target, code, text }) => ({
      id: `standard/${target.kind}/${target.kind === 'reference' ? target.part + target.key : code}`,
      code,
      title: text,
      icon: BookOpen,
      run: () => openPassage(target),
    }));
  }, [topics, query, withWorkspace]);
}

const PASSAGE_LIMIT = 8;

function openPassage(target: PassageTarget): unknown {
  switch (target.kind) {
    case 'node':
      return router().navigate({ to: '/requirements', search: { node: target.id } });
    case 'reference':
      return router().navigate({ to: '/reference', search: { part: target.part } });
    case 'duty':
      return router().navigate({ to: '/ai-act', search: { duty: target.ref } });
    case 'item': {
      const search = { framework: target.framework, direction: 'toStandard', item: target.ref } as const;
      return router().navigate({ to: '/crosswalks', search });
    }
  }
}

function useItems(): Item[] {
  const { t } = useTranslation();
  const workspace = useWorkspace();
  const withWorkspace = workspace !== null && workspace !== undefined;
  const systems = useRoute('systems.list', {}, { enabled: withWorkspace }).data;
  return useMemo(() => {
    const commands = allCommands()
      .filter((command) => command.id !== 'palette.open' && (withWorkspace || !command.needsWorkspace))
      .map(
        (command): Item => ({
          id: command.id,
          group: command.group,
          title: command.title(t),
          code: '',
          synonyms: command.synonyms(t),
          icon: command.icon,
          keys: command.keys?.[0],
          run: command.run,
        }),
      );
    if (!withWorkspace) return commands;
    const records = (systems ?? []).map(
      (system): Item => ({
        id: system.id,
        group: 'systems',
        title: system.name,
        code: system.code,
        icon: Bot,
        keys: undefined,
        run: () => router().navigate({ to: '/systems/$id', params: { id: system.id } }),
      }),
    );
    const requirements = catalogue.nodes.map(
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
    return [...commands, ...records, ...requirements];
  }, [t, systems, withWorkspace]);
}

const Frame = styled(Cmdk)(({ theme }) => {
  const { tokens } = theme.palette;
  return {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    '& [cmdk-list]': { overflowY: 'auto', padding: '0.375rem', borderTop: `1px solid ${tokens.hairline}` },
    '& [cmdk-group-heading]': { padding: '0.5rem 0.5rem 0.25rem', fontSize: '0.75rem', color: tokens.inkSoft },
    '& [cmdk-item]': {
      display: 'flex',
      alignItems: 'center',
      gap: '0.625rem',
      minHeight: '2rem',
      padding: '0.25rem 0.5rem',
      borderRadius: 5,
      fontSize: '0.875rem',
      cursor: 'pointer',
    },
    '& [cmdk-item] > svg': { width: '1rem', height: '1rem', flex: 'none', color: tokens.inkSoft },
    '& [cmdk-item][data-selected="true"]': {
      backgroundColor: tokens.selected,
      // Colour alone would be lost in a forced-colours theme.
      outline: '2px solid transparent',
      boxShadow: `inset 3px 0 0 ${tokens.accent}`,
    },
    '& [cmdk-empty]': { padding: '1.5rem 0.75rem', color: tokens.inkSoft },
  };
});

const InputLine = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: '0.625rem',
  padding: '0 0.875rem',
  flex: 'none',
  '& svg': { width: '1.125rem', height: '1.125rem', color: theme.palette.tokens.inkFaint },
  '& input': {
    flex: 1,
    minWidth: 0,
    padding: '0.8125rem 0',
    border: 0,
    outline: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    fontSize: '1rem',
  },
  '& input::placeholder': { color: theme.palette.tokens.inkFaint },
}));

const ItemCode = styled(Code)({ flex: 'none', minWidth: '4.25rem' });

const Title = styled('span')({
  flex: 1,
  minWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});

/** A sentence of the catalogue says little when it is cut after eight words. */
const Sentence = styled('span')({
  display: '-webkit-box',
  flex: 1,
  minWidth: 0,
  overflow: 'hidden',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: 2,
  lineHeight: 1.35,
});

const More = styled('div')(({ theme }) => ({
  padding: '0.25rem 0.5rem 0.375rem 2.125rem',
  fontSize: '0.8125rem',
  color: theme.palette.tokens.inkFaint,
}));
