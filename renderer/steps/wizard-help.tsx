import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { ChoiceInput } from '#renderer/components/fields/fields.tsx';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { Code } from '#renderer/components/words/text.tsx';
import { catalogueNode } from '#renderer/standard/catalogue.ts';
import { useGuidance } from '#renderer/standard/guidance.ts';

export type WizardHelpProps = {
  readonly example: string;
  /** The requirements that the page is about. */
  readonly nodes: readonly string[];
  readonly current: string | undefined;
  readonly onChoose: (nodeId: string) => void;
};

/** Beside the work: an example, and for the requirement at hand whom to ask what, and what to show. */
export function WizardHelp({ example, nodes, current, onChoose }: WizardHelpProps) {
  const { t } = useTranslation(['wizard', 'steps']);
  const guidance = useGuidance()?.get(current ?? '');
  return (
    <Aside aria-label={t('help.title')}>
      <Part title={t('help.example')}>
        <p>{example}</p>
      </Part>
      {current !== undefined && (
        <Box sx={{ mb: 1.5 }}>
          {nodes.length > 1 ? (
            <ChoiceInput
              label={t('help.clauses')}
              value={current}
              choices={nodes.map((id) => ({ value: id, label: `${id} ${catalogueNode(id)?.title ?? ''}` }))}
              onChange={onChoose}
            />
          ) : (
            <Part title={t('help.clauses')}>
              <p>
                <Code>{current}</Code> {catalogueNode(current)?.title}
              </p>
            </Part>
          )}
        </Box>
      )}
      {guidance && (
        <>
          <Part title={t('help.ask')}>
            <ul>
              {guidance.questions.map(({ ask, roles }) => (
                <li key={ask}>
                  {ask} <Roles>{roles.map((role) => t(`steps:interviewRoles.${role}`)).join(', ')}</Roles>
                </li>
              ))}
            </ul>
          </Part>
          <Part title={t('help.evidence')}>
            <ul>
              {guidance.evidence.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          </Part>
        </>
      )}
      {current !== undefined && (
        <AppLink to="/requirements" search={{ node: current }}>
          {t('help.readMore', { id: current })}
        </AppLink>
      )}
    </Aside>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <Box sx={{ mb: 1.5 }}>
      <Typography component="h2" variant="h4" sx={{ mb: 0.25 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

const Aside = styled('aside')(({ theme }) => ({
  position: 'sticky',
  top: '1rem',
  minWidth: 0,
  // Scrolls by itself where the window is low: its end must not wait for the end of nine requirements.
  maxHeight: 'calc(100vh - 5.5rem)',
  overflowY: 'auto',
  fontSize: '0.875rem',
  lineHeight: 1.5,
  paddingLeft: '1.25rem',
  borderLeft: `1px solid ${theme.palette.tokens.hairline}`,
  '& p, & ul': { margin: 0 },
  '& ul': { paddingLeft: '1.125rem' },
  '& li': { marginBottom: '0.25rem' },
  '@container page (max-width: 58rem)': { position: 'static', gridColumn: 2, maxHeight: 'none' },
  '@container page (max-width: 46rem)': { gridColumn: 1, paddingLeft: 0, borderLeft: 0 },
}));

const Roles = styled('span')(({ theme }) => ({
  color: theme.palette.tokens.inkFaint,
  fontSize: '0.8125rem',
  '&::before': { content: '"– "' },
}));
