import { styled } from '@mui/material/styles';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '#renderer/components/words/text.tsx';
import { isMac } from '#renderer/host/platform.ts';
import { keysForDisplay } from '../commands.ts';
import { setShell } from './shell-state.ts';

/** Opens the palette; shows its keys, so that nobody needs it twice. */
export function SearchButton() {
  const { t } = useTranslation();
  return (
    <Button type="button" onClick={() => setShell({ paletteOpen: true })} aria-keyshortcuts="Control+K">
      <Search aria-hidden="true" />
      <span className="spare">{t('nav.search')}</span>
      <Keys aria-hidden="true">
        {keysForDisplay('Mod+K', isMac).map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </Keys>
    </Button>
  );
}

const Button = styled('button')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: '0.5rem',
  flex: 'none',
  minHeight: '1.875rem',
  padding: '0 0.375rem 0 0.5rem',
  border: `1px solid ${theme.palette.tokens.edge}`,
  borderRadius: 6,
  backgroundColor: theme.palette.tokens.surface,
  color: theme.palette.tokens.inkFaint,
  font: 'inherit',
  fontSize: '0.875rem',
  cursor: 'pointer',
  '& svg': { width: '1rem', height: '1rem', flex: 'none' },
  '&:hover': { borderColor: theme.palette.tokens.inkSoft, color: theme.palette.tokens.ink },
  '&:focus-visible': { outline: `2px solid ${theme.palette.tokens.accent}`, outlineOffset: 2 },
}));

const Keys = styled('span')({ display: 'inline-flex', gap: '0.1875rem', marginLeft: '0.25rem' });
