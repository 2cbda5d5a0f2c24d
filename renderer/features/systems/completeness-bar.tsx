import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';

/** How much of what an auditor asks for is filled in: a bar and the number beside it. */
export function CompletenessBar({ percent }: { readonly percent: number }) {
  const { t } = useTranslation('systems');
  return (
    <Root title={t('list.completenessTitle', { percent })}>
      <Track aria-hidden="true">
        <span style={{ width: `${percent}%` }} />
      </Track>
      <span>{t('list.completeness', { percent })}</span>
    </Root>
  );
}

const Root = styled('span')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: '0.5rem',
  fontVariantNumeric: 'tabular-nums',
  whiteSpace: 'nowrap',
});

const Track = styled('span')(({ theme }) => ({
  display: 'block',
  width: '2.75rem',
  height: '0.375rem',
  flex: 'none',
  borderRadius: '0.1875rem',
  overflow: 'hidden',
  backgroundColor: theme.palette.tokens.hairline,
  '& > span': { display: 'block', height: '100%', backgroundColor: theme.palette.tokens.accent },
}));
