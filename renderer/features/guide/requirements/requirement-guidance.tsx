import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '#renderer/components/frames/disclosure.tsx';
import { catalogue } from '#renderer/standard/catalogue.ts';
import { useGuidance } from '#renderer/standard/guidance.ts';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';
import type { NodeGuidance } from '#shared/catalogue/guidance.ts';

/** What the requirement wants, in plain words, what to ask, and what an auditor looks at. */
export function RequirementGuidance({ node }: { readonly node: CatalogueNode }) {
  const { t } = useTranslation('steps');
  const guidance = useGuidance()?.get(node.id);
  const objective = catalogue.objectives.find(({ id }) => id === node.objective)?.objective;
  if (guidance === undefined) return null;
  return (
    <Box sx={{ mt: 3, display: 'flex', flexDirection: 'column', gap: 2, maxWidth: '46rem' }}>
      <Part title={t('requirements.explanation')}>
        <Typography>{guidance.explanation}</Typography>
      </Part>
      {objective !== undefined && (
        <Part title={t('requirements.objective')}>
          <Typography>{objective}.</Typography>
        </Part>
      )}
      <Part title={t('requirements.whatIsAsked')}>
        <Items items={guidance.elements} />
      </Part>
      <Part title={t('requirements.questions')}>
        <Questions guidance={guidance} />
      </Part>
      <Documents node={node} guidance={guidance} />
      <Part title={t('requirements.evidence')}>
        <Items items={guidance.evidence} />
      </Part>
      <Part title={t('requirements.findings')}>
        <Items items={guidance.findings} />
      </Part>
      <Part title={t('requirements.small')}>
        <Typography>{guidance.smallOrganisations}</Typography>
      </Part>
      <Maturity levels={guidance.maturity} />
    </Box>
  );
}

function Questions({ guidance }: { readonly guidance: NodeGuidance }) {
  const { t } = useTranslation('steps');
  return (
    <Bullets>
      {guidance.questions.map(({ ask, roles }) => (
        <li key={ask}>
          {ask} <Aside>{roles.map((role) => t(`interviewRoles.${role}`)).join(', ')}</Aside>
        </li>
      ))}
    </Bullets>
  );
}

function Documents({ node, guidance }: { readonly node: CatalogueNode; readonly guidance: NodeGuidance }) {
  const { t } = useTranslation('steps');
  const needed = catalogue.requiredDocuments.filter(({ clause }) => clause === node.id);
  const text = guidance.documentedInformation;
  if (needed.length === 0 && text === '') return null;
  return (
    <Part title={t('requirements.neededDocuments')}>
      {text !== '' && <Typography>{text}</Typography>}
      {needed.length > 0 && (
        <Items items={needed.map(({ document, kind }) => `${document} (${t(`requirements.neededKind.${kind}`)})`)} />
      )}
    </Part>
  );
}

/** How it looks at each level; folded away, since it is long and wanted now and then. */
function Maturity({ levels }: { readonly levels: readonly string[] }) {
  const { t } = useTranslation('steps');
  return (
    <Disclosure look="strong" label={t('requirements.maturity')}>
      <Levels start={0}>
        {levels.map((level) => (
          <li key={level}>{level}</li>
        ))}
      </Levels>
    </Disclosure>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <Typography component="h3" variant="h4" sx={{ mb: 0.25 }}>
        {title}
      </Typography>
      {children}
    </div>
  );
}

function Items({ items }: { readonly items: readonly string[] }) {
  return (
    <Bullets>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </Bullets>
  );
}

const Bullets = styled('ul')(({ theme }) => ({
  margin: 0,
  paddingLeft: '1.125rem',
  lineHeight: 1.5,
  '& > li': { paddingLeft: '0.125rem', marginBottom: '0.1875rem' },
  '& > li::marker': { color: theme.palette.tokens.inkFaint },
}));

const Aside = styled('span')(({ theme }) => ({
  color: theme.palette.tokens.inkFaint,
  fontSize: '0.8125rem',
  '&::before': { content: '"– "' },
}));

const Levels = styled('ol')(({ theme }) => ({
  margin: 0,
  paddingLeft: '1.5rem',
  '& li': { marginBottom: '0.1875rem' },
  '& li::marker': { color: theme.palette.tokens.inkFaint, fontWeight: 600 },
}));
