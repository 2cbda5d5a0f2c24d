import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { ImageUp, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AutosaveField } from '#renderer/components/fields/autosave.tsx';
import { LineInput } from '#renderer/components/fields/fields.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { useCommand, useRoute } from '#renderer/host/api.ts';
import { pickFile } from '#renderer/host/files.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { RouteOutput } from '#shared/contract/registry.ts';
import { MAX_LINE } from '#shared/entities/text.ts';

type Branding = RouteOutput<'branding.get'>;

/** The product's own accent on paper, which stands where none was chosen. */
const OWN_ACCENT = '#0F5C63';
const PAPER = '#FFFFFF';
const INK = '#17212B';
const FAINT = '#5B6770';

/** What the names of all drafts of the settings begin with. */
export const SETTINGS_DRAFTS = 'settings/';

/** The name, logo and colour of whoever prepares documents, with a look at how they stand on one. */
export function BrandingPanel() {
  const { t } = useTranslation('settings');
  const branding = useRoute('branding.get', {});
  return (
    <Panel title={t('branding.title')}>
      <Box sx={{ mb: 2, color: 'text.secondary' }}>{t('branding.text')}</Box>
      <QueryView query={branding}>{(known) => <BrandingForm branding={known} />}</QueryView>
    </Panel>
  );
}

function BrandingForm({ branding }: { readonly branding: Branding }) {
  const { t } = useTranslation('settings');
  const { mutateAsync: update } = useCommand('branding.update');
  const { mutateAsync: setLogo, isPending } = useCommand('branding.chooseLogo');
  const { mutateAsync: removeLogo } = useCommand('branding.removeLogo');

  async function chooseLogo(): Promise<void> {
    const file = await pickFile('chooseLogo', '');
    if (file !== null) await setLogo({ path: file.grant });
  }
  const telling = (work: Promise<unknown>) =>
    void work.catch((error: unknown) => showToast({ message: sentenceOf(error), tone: 'problem' }));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3 }}>
      <Box sx={{ flex: '1 1 18rem', display: 'flex', flexDirection: 'column', gap: 2 }}>
        <AutosaveField
          ofProgram
          keepAs={`${SETTINGS_DRAFTS}name`}
          value={branding.name}
          onSave={(name) => update({ changes: { name } })}
        >
          {(field) => (
            <LineInput
              label={t('branding.name')}
              help={t('branding.nameHelp')}
              maxLength={MAX_LINE}
              autoComplete="organization"
              {...field}
            />
          )}
        </AutosaveField>
        <AutosaveField
          ofProgram
          keepAs={`${SETTINGS_DRAFTS}accent`}
          value={branding.accent}
          onSave={(accent) => update({ changes: { accent } })}
        >
          {(field) => (
            <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1 }}>
              <Box sx={{ flex: 1 }}>
                <LineInput
                  label={t('branding.accent')}
                  help={t('branding.accentHelp')}
                  placeholder={OWN_ACCENT}
                  maxLength={7}
                  {...field}
                />
              </Box>
              <Swatch
                type="color"
                aria-label={t('branding.pickAccent')}
                value={/^#[0-9a-f]{6}$/i.test(field.value) ? field.value : OWN_ACCENT}
                onChange={(event) => field.onChange(event.target.value.toUpperCase())}
                onBlur={field.onBlur}
              />
            </Box>
          )}
        </AutosaveField>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <Button
            variant="outlined"
            startIcon={<ImageUp aria-hidden="true" />}
            disabled={isPending}
            onClick={() => telling(chooseLogo())}
          >
            {t(branding.logo === null ? 'branding.chooseLogo' : 'branding.changeLogo')}
          </Button>
          {branding.logo !== null && (
            <Button startIcon={<Trash2 aria-hidden="true" />} onClick={() => telling(removeLogo({}))}>
              {t('branding.removeLogo')}
            </Button>
          )}
        </Box>
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{t('branding.logoHelp')}</Box>
      </Box>
      <Preview branding={branding} />
    </Box>
  );
}

/** The head of a page, on white paper whatever the screen is like. */
function Preview({ branding: { name, accent, logo } }: { readonly branding: Branding }) {
  const { t } = useTranslation(['settings', 'documents']);
  const color = accent === '' ? OWN_ACCENT : accent;
  return (
    <Paper role="group" aria-label={t('branding.preview')}>
      <Box sx={{ position: 'absolute', inset: '0 auto 0 0', width: '0.5rem', bgcolor: color }} />
      <Box sx={{ minHeight: '3rem', textAlign: 'right' }}>
        {logo !== null && (
          <img
            src={logo.picture}
            alt={t('branding.logoAlt', { name })}
            style={{ maxWidth: '9rem', maxHeight: '3rem', verticalAlign: 'top' }}
          />
        )}
      </Box>
      <Box sx={{ color, fontWeight: 600 }}>{t('branding.client')}</Box>
      <Box sx={{ mt: 2, fontSize: '1.25rem', fontWeight: 600 }}>{t('documents:titles.gap-analysis')}</Box>
      <Box sx={{ color: FAINT, fontSize: '0.8125rem' }}>{t('documents:frame.subtitle')}</Box>
      {name !== '' && (
        <Box sx={{ mt: 0.5, fontWeight: 600, overflowWrap: 'anywhere' }}>
          {t('documents:frame.preparedBy', { name })}
        </Box>
      )}
      <Box sx={{ mt: 2, borderTop: `2px solid ${color}`, pt: 0.5, color, fontWeight: 600, fontSize: '0.8125rem' }}>
        {t('documents:frame.control')}
      </Box>
    </Paper>
  );
}

const Paper = styled('div')(({ theme }) => ({
  position: 'relative',
  flex: '1 1 15rem',
  alignSelf: 'flex-start',
  maxWidth: '22rem',
  padding: '1rem 1rem 1rem 1.5rem',
  backgroundColor: PAPER,
  color: INK,
  border: `1px solid ${theme.palette.tokens.hairline}`,
  borderRadius: '0.375rem',
  overflow: 'hidden',
}));

/** Beside a field: as high as its input, below its label. */
const Swatch = styled('input')(({ theme }) => ({
  width: '2.75rem',
  height: '2.1875rem',
  marginTop: '1.375rem',
  padding: '0.1875rem',
  backgroundColor: 'transparent',
  border: `1px solid ${theme.palette.tokens.edge}`,
  borderRadius: '0.375rem',
  cursor: 'pointer',
}));
