import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { formatNumber } from '#renderer/components/words/format.ts';
import { Code } from '#renderer/components/words/text.tsx';
import type { LoadedAiAct } from '#renderer/standard/ai-act.ts';
import { Provenance } from '#renderer/standard/provenance.tsx';
import { AI_ACT_ROLES } from '#shared/catalogue/ai-act.ts';

type Props = { readonly act: LoadedAiAct };

/** Whom the duties fall on, and what a system has to be. */
export function WordsPanel({ act }: Props) {
  const { t } = useTranslation('aiAct');
  const { roles, classes } = act.texts;
  return (
    <Panel title={t('words.title')} description={t('words.description')}>
      <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 22rem), 1fr))' }}>
        <div>
          <Typography component="h3" variant="h4">
            {t('words.roles')}
          </Typography>
          <Meanings>
            {AI_ACT_ROLES.map((id) => (
              <div key={id}>
                <dt>{roles[id]?.name}</dt>
                <dd>{roles[id]?.meaning}</dd>
              </div>
            ))}
          </Meanings>
        </div>
        <div>
          <Typography component="h3" variant="h4">
            {t('words.classes')}
          </Typography>
          <Meanings>
            {act.classes.map(({ id, ref }) => (
              <div key={id}>
                <dt>
                  {classes[id]?.name} <Code>{ref}</Code>
                </dt>
                <dd>{classes[id]?.meaning}</dd>
              </div>
            ))}
          </Meanings>
        </div>
      </Box>
    </Panel>
  );
}

/** What no management system gives, said in one place. */
export function NotCoveredPanel({ act }: Props) {
  const { t } = useTranslation('aiAct');
  const duties = new Set(act.duties.map(({ ref }) => ref));
  return (
    <Panel title={t('notCovered.title')} description={t('notCovered.description')}>
      <List>
        {act.texts.notCovered.map(({ ref, what }) => (
          <li key={ref}>
            {duties.has(ref) ? (
              <AppLink to="/ai-act" search={{ duty: ref }}>
                <Code>{ref}</Code>
              </AppLink>
            ) : (
              <Code>{ref}</Code>
            )}
            <span>{what}</span>
          </li>
        ))}
      </List>
    </Panel>
  );
}

export function FinesPanel({ act }: Props) {
  const { t, i18n } = useTranslation('aiAct');
  return (
    <Panel title={t('fines.title')} description={act.texts.finesNote}>
      <List>
        {act.fines.map(({ ref, millionEuro, percent, sources }) => (
          <li key={ref}>
            <Code>{ref}</Code>
            <div>
              <strong>
                {t('fines.limit', {
                  amount: formatNumber(millionEuro, i18n.language),
                  percent: formatNumber(percent, i18n.language),
                })}
              </strong>{' '}
              {act.texts.fines[ref]}
              <Provenance sources={sources} confidence="high" />
            </div>
          </li>
        ))}
      </List>
    </Panel>
  );
}

const Meanings = styled('dl')(({ theme }) => ({
  margin: '0.25rem 0 0',
  '& > div': { marginBottom: '0.5rem' },
  '& dt': { fontWeight: 600 },
  '& dt span': { fontWeight: 400, color: theme.palette.tokens.inkFaint },
  '& dd': { margin: 0, lineHeight: 1.45, color: theme.palette.tokens.inkSoft },
}));

const List = styled('ul')({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  maxWidth: '58rem',
  '& > li': {
    display: 'grid',
    gridTemplateColumns: '8.5rem minmax(0, 1fr)',
    columnGap: '0.625rem',
    padding: '0.25rem 0',
  },
});
