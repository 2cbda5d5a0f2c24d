import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '#renderer/components/frames/disclosure.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { KnownAsOf } from '#renderer/components/signs/known-as-of.tsx';
import { Progress } from '#renderer/components/signs/progress.tsx';
import { catalogue } from '#renderer/standard/catalogue.ts';
import type { LoadedCrosswalk } from '#renderer/standard/crosswalks.ts';
import { useSources } from '#renderer/standard/sources.ts';
import { RELATIONS } from '#shared/catalogue/crosswalk.ts';
import { coverageOf, sourcesOf } from './crosswalk-model.ts';
import { RelationChip } from './relation-chip.tsx';

/** What the other framework is, how far the two cover each other, and how to read the rows. */
export function CrosswalkSummary({ crosswalk }: { readonly crosswalk: LoadedCrosswalk }) {
  const { t } = useTranslation(['crosswalks', 'crosswalk']);
  const { nodes, items } = coverageOf(crosswalk, catalogue);
  const name = t(`frameworks.${crosswalk.framework}`);
  return (
    <Panel title={crosswalk.texts.name}>
      <Columns>
        <Typography component="div">
          {crosswalk.texts.about}{' '}
          <KnownAsOf date={crosswalk.knownAsOf} about={crosswalk.framework === 'euAiAct' ? 'law' : 'standards'} />
        </Typography>
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
          <Coverage label={t('coverage.nodes')} {...nodes} />
          <Coverage label={t('coverage.items', { name })} {...items} />
        </Box>
      </Columns>
      <Box sx={{ height: '0.75rem' }} />
      <Disclosure look="link" label={t('legend.title')}>
        <Legend>
          <div>
            <LegendTitle>{t('legend.relations')}</LegendTitle>
            <dl>
              {RELATIONS.map((relation) => (
                <div key={relation}>
                  <dt>
                    <RelationChip relation={relation} />
                  </dt>
                  <dd>{t(`crosswalk:relationMeaning.${relation}`)}</dd>
                </div>
              ))}
            </dl>
          </div>
          <div>
            <LegendTitle>{t('legend.sources')}</LegendTitle>
            <SourceList crosswalk={crosswalk} />
          </div>
        </Legend>
      </Disclosure>
    </Panel>
  );
}

function LegendTitle({ children }: { readonly children: string }) {
  return (
    <Typography component="h3" variant="h4" sx={{ mb: 0.75 }}>
      {children}
    </Typography>
  );
}

function Coverage({ label, done, total }: { readonly label: string; readonly done: number; readonly total: number }) {
  const { t } = useTranslation('crosswalks');
  return (
    <div>
      <Box sx={{ display: 'flex', gap: 1, justifyContent: 'space-between', mb: 0.5, typography: 'body2' }}>
        <span>{label}</span>
        <Box component="strong" sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
          {t('coverage.share', { done, total })}
        </Box>
      </Box>
      <Progress done={done} total={total} label={label} />
    </div>
  );
}

function SourceList({ crosswalk }: { readonly crosswalk: LoadedCrosswalk }) {
  const { t } = useTranslation(['crosswalks', 'crosswalk']);
  const sources = useSources();
  return (
    <ol>
      {sourcesOf(crosswalk).map(({ key, rows }) => {
        const source = sources?.[key];
        return (
          <li key={key}>
            {source?.what} {source?.url}
            <Small>
              {source !== undefined && `${t(`crosswalk:confidence.${source.reliability}`)}, `}
              {t('legend.rows', { count: rows })}
            </Small>
          </li>
        );
      })}
    </ol>
  );
}

const Columns = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
  gap: '1rem 2.5rem',
  alignItems: 'start',
  '@container page (max-width: 46rem)': { gridTemplateColumns: 'minmax(0, 1fr)' },
});

const Small = styled('div')(({ theme }) => ({ fontSize: '0.8125rem', color: theme.palette.tokens.inkFaint }));

const Legend = styled(Columns)(({ theme }) => ({
  '& dl': { margin: 0, display: 'flex', flexDirection: 'column', gap: '0.5rem', fontSize: '0.875rem' },
  '& dd': { margin: '0.125rem 0 0', color: theme.palette.tokens.inkSoft },
  '& ol': { margin: 0, paddingLeft: '1.25rem', display: 'flex', flexDirection: 'column', gap: '0.375rem' },
  '& ol > li': { fontSize: '0.875rem' },
}));
