import { styled } from '@mui/material/styles';
import { createLink } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Unseen } from '#renderer/components/words/text.tsx';
import { catalogueNode } from '#renderer/standard/catalogue.ts';
import { MONO } from '#renderer/theme/tokens.ts';

/** The requirements and controls that ask for a field, each a way to the requirement. */
export function NodeChips({ nodes }: { readonly nodes: readonly string[] }) {
  const { t } = useTranslation();
  if (nodes.length === 0) return null;
  return (
    <Row>
      <Unseen>{t('field.why')}</Unseen>
      {nodes.map((id) => {
        const node = catalogueNode(id);
        const kind = node?.kind === 'control' ? 'field.control' : 'field.clause';
        // Out of the tab order: two stops before every field would spoil typing through the form. By keyboard the
        // requirement is reached through the palette.
        return (
          <Chip
            key={id}
            to="/requirements"
            search={{ node: id }}
            tabIndex={-1}
            title={t(kind, { id, title: node?.title ?? '' })}
          >
            {id}
          </Chip>
        );
      })}
    </Row>
  );
}

const Row = styled('span')({ display: 'inline-flex', flexWrap: 'wrap', gap: '0.25rem' });

const ChipAnchor = styled('a')(({ theme }) => ({
  padding: '0 0.3125rem',
  border: `1px solid ${theme.palette.tokens.hairline}`,
  borderRadius: 4,
  fontFamily: MONO,
  fontSize: '0.6875rem',
  lineHeight: '1.125rem',
  color: theme.palette.tokens.inkSoft,
  textDecoration: 'none',
  whiteSpace: 'nowrap',
  '&:hover': { borderColor: theme.palette.tokens.edge, color: theme.palette.tokens.ink },
}));

const Chip = createLink(ChipAnchor);
