import Dialog from '@mui/material/Dialog';
import { styled } from '@mui/material/styles';
import { Command as Cmdk } from 'cmdk';
import type { TFunction } from 'i18next';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keysForDisplay } from '#renderer/app/commands.ts';
import { Code, Kbd } from '#renderer/components/words/text.tsx';
import { isMac } from '#renderer/host/platform.ts';
import { kindOf } from '#shared/kinds/registry.ts';
import { setShell, useShell } from '../shell-state.ts';
import { indexItems, type PaletteGroup, paletteResult } from './palette-items.ts';
import { recentChoices, rememberChoice } from './recent-choices.ts';
import { type Item, useItems } from './use-items.ts';
import { usePassages } from './use-passages.ts';

/** One input for everything: pages, commands, records by code or name, clients, requirements by number or words. */
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
  const [recent] = useState(recentChoices);
  const { items, more, pending } = useItems(query, recent);
  const indexed = useMemo(() => indexItems(items), [items]);
  // Not deferred: Enter right after the last key must open what that key found.
  const groups = useMemo(() => paletteResult(indexed, query, recent), [indexed, query, recent]);
  const listed = new Set(groups.flatMap(({ items: own }) => own.map(({ id }) => id)));
  // A requirement that is found by its title already is not named twice.
  const passages = usePassages(query).filter(({ code }) => !listed.has(code));
  const first = groups[0]?.items[0] ?? passages[0];
  const { selected, setSelected } = useSelected(first?.id ?? '', query);
  function choose(item: Pick<Item, 'id' | 'run'>): void {
    rememberChoice(item.id);
    onChosen();
    // After the dialog has given the focus back, so that the page's own focus wins.
    setTimeout(() => void item.run(), 0);
  }
  const chooseFirst = () => first !== undefined && choose(first);
  const waitForRecords = useEnter(pending, query, chooseFirst);
  return (
    <Frame
      label={t('title')}
      shouldFilter={false}
      loop
      value={selected}
      onValueChange={setSelected}
      onKeyDown={waitForRecords}
    >
      <InputLine>
        <Search aria-hidden="true" />
        <Cmdk.Input value={query} onValueChange={setQuery} placeholder={t('placeholder')} autoFocus />
      </InputLine>
      <Cmdk.List label={t('title')}>
        {!pending && <Cmdk.Empty>{t('empty', { query })}</Cmdk.Empty>}
        {groups.map(({ group, items: own }) => (
          <Cmdk.Group key={group} heading={headingOf(t, group)}>
            {own.map((item) => (
              <Cmdk.Item key={item.id} value={item.id} onSelect={() => choose(item)}>
                <item.icon aria-hidden="true" />
                {item.code !== '' && <ItemCode>{item.code}</ItemCode>}
                <Title>{item.title}</Title>
                {item.note && <Note>{item.note}</Note>}
                {item.keys !== undefined && (
                  <span>
                    {keysForDisplay(item.keys, isMac).map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </span>
                )}
              </Cmdk.Item>
            ))}
            {(more.get(group) ?? 0) > 0 && <More>{t('more', { count: more.get(group) })}</More>}
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

/** The first line is the one that Enter takes, until somebody goes to another. */
function useSelected(first: string, query: string) {
  const [moved, setMoved] = useState({ first, query, to: first });
  const selected = moved.first === first && moved.query === query ? moved.to : first;
  return { selected, setSelected: (to: string) => setMoved({ first, query, to }) };
}

/** Enter before the core has answered takes what is first once it has. */
function useEnter(pending: boolean, query: string, chooseFirst: () => void) {
  const pressedFor = useRef<string | null>(null);
  const latest = useRef(chooseFirst);
  useEffect(() => {
    latest.current = chooseFirst;
  });
  useEffect(() => {
    if (pressedFor.current === null || pending) return;
    const typed = pressedFor.current;
    pressedFor.current = null;
    if (typed === query) latest.current();
  }, [pending, query]);
  return (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !pending) return;
    event.preventDefault();
    pressedFor.current = query;
  };
}

/** Records stand under the words of their kind. */
function headingOf(t: TFunction<'palette'>, group: PaletteGroup | 'recent'): string {
  const kind = kindOf(group);
  return kind === undefined ? t(`groups.${group}` as 'groups.recent') : t(`${kind.name}:title` as never);
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

const Note = styled('span')(({ theme }) => ({
  flex: 'none',
  maxWidth: '45%',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  fontSize: '0.8125rem',
  color: theme.palette.tokens.inkSoft,
}));

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
