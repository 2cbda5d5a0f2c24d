import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { useSources } from '#renderer/standard/sources.ts';
import type { CONFIDENCES } from '#shared/catalogue/crosswalk.ts';
import { MONTHS_KNOWN } from '#shared/catalogue/known-as-of.ts';
import { useKnownAsOf } from './known-as-of.tsx';

export type ProvenanceProps = {
  /** Keys of the catalogue's sources. */
  readonly sources: readonly string[];
  readonly confidence: (typeof CONFIDENCES)[number];
  /** Calendar date of which the fact is known; where it stands for a whole page, the page says it. */
  readonly knownAsOf?: string;
};

/** How far a fact of the catalogue can be relied on, and where it comes from, folded up: wanted now and then. */
export function Provenance({ sources, confidence, knownAsOf }: ProvenanceProps) {
  const { t } = useTranslation('crosswalk');
  const known = useSources();
  return (
    <Fold>
      <summary>
        {t(`confidence.${confidence}`)}, {t('source', { count: sources.length })}
        {knownAsOf !== undefined && <Day date={knownAsOf} />}
      </summary>
      <ul>
        {sources.map((key) => (
          <li key={key}>
            {known?.[key]?.what ?? key} <Address>{known?.[key]?.url}</Address>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

/** In the line of a fact, where a warning of its own for each would drown all. */
function Day({ date }: { readonly date: string }) {
  const { t } = useTranslation('crosswalk');
  const { text, outdated } = useKnownAsOf(date);
  return outdated ? `. ${text}, ${t('outdated.short', { count: MONTHS_KNOWN })}` : `. ${text}`;
}

const Address = styled('span')({ overflowWrap: 'anywhere', userSelect: 'all' });

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
