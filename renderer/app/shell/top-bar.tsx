import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { CircleQuestionMark } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AssessmentChoice } from '#renderer/records/assessments/assessment-choice.tsx';
import { CROWDED, CROWDED_BY_TABS, ROWS } from '../navigation/bar-widths.ts';
import { PlaceTabs } from '../navigation/place-tabs.tsx';
import { Tip } from '../navigation/tip.tsx';
import { useHere } from '../navigation/use-here.ts';
import { SaveIndicator } from './save-indicator.tsx';
import { SearchButton } from './search-button.tsx';
import { setShell } from './shell-state.ts';
import { WhoButton } from './who-button.tsx';

type TopBarProps = {
  /** Whose workspace it is, where the navigation beside it is folded and has no room for the name. */
  readonly client: string | null;
};

/** Where one is within the place, and what belongs to every page. With many tabs or little room, words give way. */
export function TopBar({ client }: TopBarProps) {
  const { t } = useTranslation();
  const { page } = useHere();
  const help = t('nav.help');
  const ofAssessment = page?.row === 'assessment';
  return (
    <Container>
      {client !== null && <Client title={client}>{client}</Client>}
      <Bar data-of-assessment={ofAssessment}>
        {ofAssessment && (
          <Name>
            <AssessmentChoice />
          </Name>
        )}
        <PlaceTabs />
        <Tools>
          <WhoButton />
          <SaveIndicator />
          <Tip label={help} placement="bottom">
            <IconButton aria-label={help} onClick={() => setShell({ shortcutsOpen: true })}>
              <CircleQuestionMark size="1.125rem" aria-hidden="true" />
            </IconButton>
          </Tip>
          <SearchButton />
        </Tools>
      </Bar>
    </Container>
  );
}

/** From sight alone: what the words say is still said. */
const GONE = {
  position: 'absolute',
  width: 1,
  height: 1,
  margin: -1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
} as const;

const Container = styled('header')(({ theme }) => ({
  flex: 'none',
  containerType: 'inline-size',
  containerName: 'bar',
  borderBottom: `1px solid ${theme.palette.tokens.hairline}`,
}));

const Client = styled('div')(({ theme }) => ({
  padding: '0.1875rem 2rem 0',
  marginBottom: '-0.25rem',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  fontSize: '0.8125rem',
  fontWeight: 600,
  lineHeight: 1.5,
  color: theme.palette.tokens.inkSoft,
  [theme.breakpoints.down('md')]: { padding: '0.1875rem 1rem 0' },
}));

const Bar = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: '1.5rem',
  minHeight: '3rem',
  padding: '0 2rem',
  [theme.breakpoints.down('md')]: { padding: '0 1rem' },
  [ROWS]: {
    '&[data-of-assessment="true"] > nav': { order: 1, flexBasis: '100%', marginTop: '-0.25rem' },
  },
  [CROWDED]: { '& .spare': GONE },
  [CROWDED_BY_TABS]: { '&[data-of-assessment="true"] .spare': GONE },
}));

const Name = styled('div')({ flex: '0 1 auto', minWidth: '8rem', maxWidth: '18rem', [ROWS]: { flex: '1 1 8rem' } });

const Tools = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: '0.75rem',
  flex: 'none',
  marginLeft: 'auto',
  minHeight: '3rem',
});
