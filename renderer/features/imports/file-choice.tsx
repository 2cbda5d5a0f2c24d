import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { FileUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Where an import begins: pick a file, or drop one anywhere on the page. */
export function FileChoice({ onPick }: { readonly onPick: () => void }) {
  const { t } = useTranslation('importWizard');
  return (
    <Box
      sx={(theme) => ({
        maxWidth: '46rem',
        p: 5,
        textAlign: 'center',
        border: `1px dashed ${theme.palette.tokens.edge}`,
        borderRadius: 1,
        bgcolor: 'background.paper',
      })}
    >
      <Typography component="h2" variant="h3">
        {t('choose.title')}
      </Typography>
      <Typography sx={{ mt: 0.5, mx: 'auto', maxWidth: '34rem', color: 'text.secondary' }}>
        {t('choose.text')}
      </Typography>
      <Box sx={{ display: 'flex', justifyContent: 'center', alignItems: 'center', gap: 1.5, my: 3 }}>
        <Button variant="contained" size="large" startIcon={<FileUp aria-hidden="true" />} onClick={onPick}>
          {t('choose.button')}
        </Button>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {t('choose.drop')}
        </Box>
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('choose.again')}
      </Typography>
    </Box>
  );
}
