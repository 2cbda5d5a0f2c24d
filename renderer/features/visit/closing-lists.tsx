import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { formatDate } from '#renderer/components/words/format.ts';
import { Code } from '#renderer/components/words/text.tsx';
import { STATUS_LOOKS } from '#renderer/records/assessments/assessment-look.ts';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';
import type { Action } from '#shared/kinds/improvement/action.ts';
import { type Closing, type Gap, SEVERITIES } from '#shared/rules/closing.ts';

/** What carries, what is missing with what is done about it, what nobody looked at, and what comes next. */
export function ClosingLists({ closing }: { readonly closing: Closing<CatalogueNode> }) {
  const { t } = useTranslation(['visit', 'assessment']);
  const { strengths, gaps, open, next } = closing;
  const severities = SEVERITIES.filter((severity) => gaps[severity].length > 0);
  return (
    <>
      <Section title={t('closing.strengths')}>
        {strengths.length === 0 ? (
          <Typography>{t('closing.noStrengths')}</Typography>
        ) : (
          <List>
            {strengths.map(({ node, finding }) => (
              <li key={node.id}>
                <Named node={node} finding={finding} />
              </li>
            ))}
          </List>
        )}
      </Section>
      <Section title={t('closing.gaps')}>
        {severities.length === 0 && <Typography>{t('closing.noGaps')}</Typography>}
        {severities.map((severity) => (
          <Box key={severity} sx={{ mb: 1.5 }}>
            <Typography component="h3" variant="h4" sx={{ mb: 0.5 }}>
              <StatusChip {...STATUS_LOOKS[severity]} variant="plain" label={t(`assessment:status.${severity}`)} />
            </Typography>
            <List>
              {gaps[severity].map((gap) => (
                <GapItem key={gap.node.id} gap={gap} />
              ))}
            </List>
          </Box>
        ))}
      </Section>
      {open.length > 0 && (
        <Section title={t('closing.open', { count: open.length })}>
          <List>
            {open.map((node) => (
              <li key={node.id}>
                <Named node={node} finding="" />
              </li>
            ))}
          </List>
        </Section>
      )}
      <Section title={t('closing.next')}>
        {next.length === 0 ? (
          <Typography>{t('closing.noActions')}</Typography>
        ) : (
          <List>
            {next.map((action) => (
              <li key={action.id}>
                <ActionLine action={action} />
              </li>
            ))}
          </List>
        )}
      </Section>
    </>
  );
}

function GapItem({ gap: { node, finding, actions } }: { readonly gap: Gap<CatalogueNode> }) {
  return (
    <li>
      <Named node={node} finding={finding} />
      {actions.map((action) => (
        <Box key={action.id} sx={{ typography: 'body2', color: 'text.secondary' }}>
          <ActionLine action={action} />
        </Box>
      ))}
    </li>
  );
}

function Named({ node, finding }: { readonly node: CatalogueNode; readonly finding: string }) {
  return (
    <>
      <Code>{node.id}</Code> {node.title}
      {finding !== '' && (
        <Box component="span" sx={{ display: 'block', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {finding}
        </Box>
      )}
    </>
  );
}

function ActionLine({ action }: { readonly action: Action }) {
  const { t, i18n } = useTranslation('visit');
  const { id, code, title, owner, dueOn } = action;
  const due = dueOn === '' ? '' : t('closing.due', { date: formatDate(dueOn, i18n.language) });
  const more = [owner, due].filter((part) => part !== '').join(', ');
  return (
    <>
      <AppLink to="/actions" search={{ action: id }}>
        {code} {title}
      </AppLink>
      {more !== '' && ` (${more})`}
    </>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const headingId = useId();
  return (
    <Box component="section" aria-labelledby={headingId} sx={{ mb: 2.5 }}>
      <Typography id={headingId} component="h2" variant="h2" sx={{ mb: 0.75 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

function List({ children }: { readonly children: ReactNode }) {
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5, lineHeight: 1.55, '& > li': { mb: 0.5 } }}>
      {children}
    </Box>
  );
}
