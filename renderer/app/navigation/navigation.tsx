import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { PanelLeftClose, PanelLeftOpen, Settings } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { WorkspaceInfo } from '#shared/contract/workspace/workspace.ts';
import { ClientSwitcher } from './client-switcher.tsx';
import { PlaceLink, PlaceList } from './place-list.tsx';
import { StepRings } from './step-rings.tsx';
import { Tip } from './tip.tsx';

/** Widths in rem, unfolded and folded. */
export const NAVIGATION_WIDTH = { full: 15, folded: 3.75 } as const;

type NavigationProps = {
  readonly workspace: WorkspaceInfo;
  readonly folded: boolean;
  readonly onFold: (folded: boolean) => void;
  /** Called when something was chosen that leads elsewhere. */
  readonly onChosen?: () => void;
};

/** The way through the app: whose workspace it is, the seven steps, the places, and what belongs to the whole. */
export function Navigation({ workspace, folded, onFold, onChosen = () => undefined }: NavigationProps) {
  const { t } = useTranslation();
  const foldWords = t(folded ? 'nav.unfold' : 'nav.fold');
  const FoldIcon = folded ? PanelLeftOpen : PanelLeftClose;
  return (
    <Column data-folded={folded}>
      <ClientSwitcher workspace={workspace} folded={folded} />
      <Nav aria-label={t('nav.main')} data-folded={folded}>
        <Part>
          <StepRings folded={folded} onChosen={onChosen} />
        </Part>
        <Part>
          <PlaceList folded={folded} onChosen={onChosen} />
        </Part>
        <Part data-foot="true">
          <PlaceLink place="gear" icon={Settings} folded={folded} onChosen={onChosen} />
          <Foot data-folded={folded}>
            {!folded && <span>{t('nav.noNetwork')}</span>}
            <Tip label={foldWords} placement="right">
              <IconButton aria-label={foldWords} aria-expanded={!folded} onClick={() => onFold(!folded)}>
                <FoldIcon size="1.125rem" aria-hidden="true" />
              </IconButton>
            </Tip>
          </Foot>
        </Part>
      </Nav>
    </Column>
  );
}

const Column = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  flex: 'none',
  width: `${NAVIGATION_WIDTH.full}rem`,
  height: '100%',
  padding: '0.5rem',
  borderRight: `1px solid ${theme.palette.tokens.hairline}`,
  backgroundColor: theme.palette.tokens.sunken,
  containerType: 'size',
  containerName: 'navigation',
  '&[data-folded="true"]': { width: `${NAVIGATION_WIDTH.folded}rem`, padding: '0.5rem 0.375rem' },
}));

/** Made to fit; only where a window is too low for all of it does it scroll rather than hide something. */
const Nav = styled('nav')({
  display: 'flex',
  flexDirection: 'column',
  flex: 1,
  minHeight: 0,
  overflowY: 'auto',
  overflowX: 'hidden',
  // Room for the bar beside the open step, and for rings of focus.
  margin: '0 -0.375rem',
  padding: '0 0.375rem',
  scrollbarWidth: 'thin',
});

const Part = styled('div')(({ theme }) => ({
  flex: 'none',
  padding: '0.5rem 0',
  borderTop: `1px solid ${theme.palette.tokens.hairline}`,
  '&[data-foot="true"]': { marginTop: 'auto', paddingBottom: 0 },
  '@container navigation (max-height: 38rem)': { padding: '0.25rem 0' },
}));

const Foot = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  paddingLeft: '0.5rem',
  fontSize: '0.75rem',
  color: theme.palette.tokens.inkSoft,
  '&[data-folded="true"]': { justifyContent: 'center', padding: 0 },
}));
