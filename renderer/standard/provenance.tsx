import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { CONFIDENCES } from '#shared/catalogue/crosswalk.ts';
import { useSources } from './sources.ts';

export type ProvenanceProps = {
  /** Keys of the catalogue's sources. */
  readonly sources: readonly string[];
  readonly confidence: (typeof CONFIDENCES)[number];
};

/** How far a fact of the catalogue can be relied on, and where it comes from, folded up: wanted now and then. */
export function Provenance({ sources, confidence }: ProvenanceProps) {
  const { t } = useTranslation('crosswalk');
  const known = useSources();
  return (
    <Fold>
      <summary>
        {t(`confidence.${confidence}`)}, {t('source', { count: sources.length })}
      </summary>
      <ul>
        {sources.map((key) => (
          <li key={key}>{known?.[key]?.what ?? key}</li>
        ))}
      </ul>
    </Fold>
  );
}

const Fold = styled('details')(({ theme }) => ({
  fontSize: '0.8125rem',
  color: theme.palette.tokens.inkSoft,
  '& > summary': {
    display: 'inline',
    borderRadius: 4,
    cursor: 'pointer',
    textDecoration: 'underline dotted',
    textUnderlineOffset: '0.1875rem',
  },
  '& > summary:focus-visible': { outline: `2px solid ${theme.palette.tokens.accent}`, outlineOffset: 2 },
  '& > ul': { margin: '0.125rem 0 0.25rem', paddingLeft: '1.125rem', lineHeight: 1.45 },
}));
