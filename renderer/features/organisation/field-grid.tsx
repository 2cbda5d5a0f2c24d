import { styled } from '@mui/material/styles';

/** Fields two abreast, one where the page is narrow. */
export const FieldGrid = styled('div')({
  display: 'grid',
  columnGap: '1.25rem',
  rowGap: '1rem',
  gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
  '@container page (max-width: 36rem)': { gridTemplateColumns: 'minmax(0, 1fr)' },
});
