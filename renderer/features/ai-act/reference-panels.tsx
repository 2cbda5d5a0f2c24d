import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { Provenance } from '#renderer/components/signs/provenance.tsx';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { formatMonth, formatNumber } from '#renderer/components/words/format.ts';
import { Code } from '#renderer/components/words/text.tsx';
import type { LoadedAiAct } from '#renderer/standard/ai-act.ts';
import { AI_ACT_ROLES, type AiActPaper } from '#shared/catalogue/ai-act.ts';
import { knownAsOf } from '#shared/catalogue/known-as-of.ts';

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
            {act.classes.map((own) => {
              const { id, ref, sources } = own;
              return (
                <div key={id}>
                  <dt>
                    {classes[id]?.name} <Code>{ref}</Code>
                  </dt>
                  <dd>
                    {classes[id]?.meaning}{' '}
                    <Provenance sources={sources} confidence="high" knownAsOf={knownAsOf(act, own)} />
                  </dd>
                </div>
              );
            })}
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
        {act.fines.map((fine) => {
          const { ref, millionEuro, percent, sources } = fine;
          return (
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
                <Provenance sources={sources} confidence="high" knownAsOf={knownAsOf(act, fine)} />
              </div>
            </li>
          );
        })}
      </List>
    </Panel>
  );
}

/** Standards, guidelines and codes around the Act, and how far each has come. */
export function PapersPanel({ act }: Props) {
  const { t } = useTranslation('aiAct');
  return (
    <Panel title={t('papers.title')} description={t('papers.description')}>
      <List>
        {act.papers.map((paper) => (
          <li key={paper.id}>
            <Code>{paper.ref}</Code>
            <div>
              <strong>{act.texts.papers[paper.id]?.name}</strong> <PaperState paper={paper} />
              <div>{act.texts.papers[paper.id]?.meaning}</div>
              <Provenance sources={paper.sources} confidence={paper.confidence} knownAsOf={knownAsOf(act, paper)} />
            </div>
          </li>
        ))}
      </List>
    </Panel>
  );
}

function PaperState({ paper: { state, date } }: { readonly paper: AiActPaper }) {
  const { t, i18n } = useTranslation('aiAct');
  const month = date === null ? '' : `, ${formatMonth(date, i18n.language)}`;
  return (
    <StatusChip
      variant="plain"
      tone={state === 'published' ? 'ok' : 'neutral'}
      label={`${t(`papers.states.${state}`)}${month}`}
    />
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
