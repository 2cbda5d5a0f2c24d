import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { Code } from '#renderer/components/words/text.tsx';
import { type LoadedCrosswalk, useCrosswalks } from '#renderer/standard/crosswalks.ts';

/** What the requirement bears on elsewhere: one list a framework that there is data for, or the reason why none. */
export function RequirementCrosswalks({ nodeId }: { readonly nodeId: string }) {
  const crosswalks = useCrosswalks();
  if (crosswalks === undefined) return null;
  return (
    <Box sx={{ mt: 3, display: 'flex', flexDirection: 'column', gap: 2, maxWidth: '46rem' }}>
      {crosswalks.map((crosswalk) => (
        <FrameworkRows key={crosswalk.framework} crosswalk={crosswalk} nodeId={nodeId} />
      ))}
    </Box>
  );
}

function FrameworkRows({ crosswalk, nodeId }: { readonly crosswalk: LoadedCrosswalk; readonly nodeId: string }) {
  const { t } = useTranslation('crosswalk');
  const { framework, byNode, texts } = crosswalk;
  const rows = byNode.get(nodeId) ?? [];
  return (
    <div>
      <Typography component="h3" variant="h4" sx={{ mb: 0.25 }}>
        {t(`forFramework.${framework}`)}
      </Typography>
      {rows.length === 0 ? (
        <Typography>{texts.unmapped[nodeId]}</Typography>
      ) : (
        <Rows>
          {rows.map(({ ref, relation, confidence }) => (
            <li key={ref}>
              <Code>{ref}</Code>
              <span>
                {framework === 'euAiAct' ? (
                  <AppLink to="/ai-act" search={{ duty: ref }}>
                    {texts.titles[ref]}
                  </AppLink>
                ) : (
                  <AppLink to="/crosswalks" search={{ framework, direction: 'toStandard', item: ref }} color="inherit">
                    {texts.titles[ref]}
                  </AppLink>
                )}
              </span>
              <Aside>
                {t(`relation.${relation}`)}, {t(`confidenceShort.${confidence}`)}
              </Aside>
            </li>
          ))}
        </Rows>
      )}
    </div>
  );
}

const Rows = styled('ul')({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '0.625rem',
    padding: '0.125rem 0',
    lineHeight: 1.45,
  },
  // Titles stand below each other where the numbers are short, as in a table.
  '& > li > :first-of-type': { minWidth: '6.5rem' },
});

const Aside = styled('span')(({ theme }) => ({ color: theme.palette.tokens.inkFaint, fontSize: '0.8125rem' }));
