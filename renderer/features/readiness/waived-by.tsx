import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#renderer/components/words/format.ts';
import type { Waiver } from '#shared/rules/readiness/check.ts';

/** Who waived, when and why; a waived finding never just disappears. */
export function WaivedBy({ waiver }: { readonly waiver: Waiver }) {
  const { t, i18n } = useTranslation('readiness');
  const { by, reason } = waiver;
  return <Reason>{t('finding.waivedBy', { by, at: formatInstant(waiver.at, i18n.language), reason })}</Reason>;
}

const Reason = styled('p')(({ theme }) => ({
  margin: '0.375rem 0 0',
  padding: '0.25rem 0.625rem',
  borderLeft: `3px solid ${theme.palette.tokens.edge}`,
  fontSize: '0.875rem',
  whiteSpace: 'pre-line',
  overflowWrap: 'anywhere',
}));
