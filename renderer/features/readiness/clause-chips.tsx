import { styled } from '@mui/material/styles';
import { createLink } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { catalogueNode } from '#renderer/standard/catalogue.ts';
import { MONO } from '#renderer/theme/tokens.ts';

/** The requirements and controls that a finding is about, each a way to the requirement. */
export function ClauseChips({ nodes }: { readonly nodes: readonly string[] }) {
  const { t } = useTranslation('readiness');
  return (
    <Row>
      <span>{t('finding.clauses')}</span>
      {nodes.map((id) => {
        const node = catalogueNode(id);
        const title = t(node?.kind === 'control' ? 'finding.control' : 'finding.clause', {
          id,
          title: node?.title ?? '',
        });
        return (
          <Chip key={id} to="/requirements" search={{ node: id }} title={title} aria-label={title}>
            {id}
          </Chip>
        );
      })}
    </Row>
  );
}

const Row = styled('span')({ display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: '0.375rem' });

const ChipAnchor = styled('a')(({ theme }) => ({
  // Large enough for a finger (WCAG 2.5.8).
  minHeight: '1.5rem',
  padding: '0 0.4375rem',
  border: `1px solid ${theme.palette.tokens.edge}`,
  borderRadius: 4,
  fontFamily: MONO,
  fontSize: '0.75rem',
  lineHeight: '1.375rem',
  color: theme.palette.tokens.accent,
  textDecoration: 'none',
  whiteSpace: 'nowrap',
  '&:hover': { backgroundColor: theme.palette.tokens.hover },
  '&:focus-visible': { outline: `2px solid ${theme.palette.tokens.accent}`, outlineOffset: 1 },
}));

const Chip = createLink(ChipAnchor);
