import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { styled } from '@mui/material/styles';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { Keyboard } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { AutosaveField } from '#renderer/components/fields/autosave.tsx';
import { Field } from '#renderer/components/fields/field.tsx';
import { ChoiceInput, LineInput } from '#renderer/components/fields/fields.tsx';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { useRoute } from '#renderer/host/api.ts';
import { useLeftDrafts } from '#renderer/records/form/use-left-drafts.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { runCommand } from '#renderer/session/run-command.ts';
import { updateSettings, useSettings } from '#renderer/session/settings.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { LANGUAGES, type Settings, TEXT_SIZES, THEMES } from '#shared/contract/app.ts';
import { MAX_LINE } from '#shared/entities/text.ts';
import { BrandingPanel, SETTINGS_DRAFTS } from './branding-panel.tsx';

/** The pseudo-locale is a tool for tests; the build says whether it is offered. */
const OFFERED_LANGUAGES = LANGUAGES.filter((language) => language !== 'en-XA' || import.meta.env.DEV);

export function SettingsPage() {
  const { t } = useTranslation('settings');
  const settings = useSettings();
  const singleKeysHelpId = useId();
  useLeftDrafts({ prefix: SETTINGS_DRAFTS, name: t('title'), ofProgram: true });
  return (
    <Page width="reading">
      <PageHeader title={t('title')} description={t('description')} />
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
        <Panel title={t('appearance.title')}>
          <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
            <Options
              label={t('appearance.theme')}
              value={settings.theme}
              options={THEMES.map((theme) => ({ value: theme, label: t(`appearance.themes.${theme}`) }))}
              onChoose={(theme) => change({ theme })}
            />
            <Options
              label={t('appearance.textSize')}
              help={t('appearance.textSizeHelp')}
              value={settings.textSize}
              options={TEXT_SIZES.map((size) => ({ value: size, label: t(`appearance.textSizes.${size}`) }))}
              onChoose={(textSize) => change({ textSize })}
            />
          </Box>
        </Panel>
        <Panel title={t('person.title')}>
          <AutosaveField
            ofProgram
            keepAs={`${SETTINGS_DRAFTS}actor`}
            value={settings.actor}
            onSave={(actor) => updateSettings({ actor })}
          >
            {(field) => (
              <LineInput
                label={t('person.actor')}
                help={t('person.actorHelp')}
                maxLength={MAX_LINE}
                autoComplete="name"
                {...field}
              />
            )}
          </AutosaveField>
        </Panel>
        <BrandingPanel />
        {(OFFERED_LANGUAGES.length > 1 || settings.language === 'en-XA') && (
          <Panel title={t('language.title')}>
            <ChoiceInput
              label={t('language.label')}
              value={settings.language}
              width="20rem"
              choices={LANGUAGES.map((language) => ({ value: language, label: t(`language.languages.${language}`) }))}
              onChange={(language) => change({ language })}
            />
          </Panel>
        )}
        <Panel title={t('keyboard.title')}>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, flexWrap: 'wrap' }}>
            <Box sx={{ flex: '1 1 16rem' }}>{t('keyboard.text')}</Box>
            <Button variant="outlined" startIcon={<Keyboard />} onClick={() => runCommand('help.shortcuts')}>
              {t('keyboard.show')}
            </Button>
          </Box>
          <Box sx={{ mt: 1 }}>
            <FormControlLabel
              control={
                <Checkbox
                  checked={settings.singleKeys}
                  onChange={(_, singleKeys) => change({ singleKeys })}
                  slotProps={{ input: { 'aria-describedby': singleKeysHelpId } }}
                />
              }
              label={t('keyboard.singleKeys')}
            />
            <Box id={singleKeysHelpId} sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
              {t('keyboard.singleKeysHelp')}
            </Box>
          </Box>
        </Panel>
        <About />
      </Box>
    </Page>
  );
}

type OptionsProps<V extends string> = {
  readonly label: string;
  readonly help?: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChoose: (value: V) => void;
};

function Options<V extends string>({ label, help, value, options, onChoose }: OptionsProps<V>) {
  return (
    <Field label={label} help={help} group>
      {({ labelId }) => (
        <ToggleButtonGroup
          exclusive
          size="small"
          value={value}
          aria-labelledby={labelId}
          onChange={(_, chosen: V | null) => chosen !== null && onChoose(chosen)}
          sx={{ flexWrap: 'wrap' }}
        >
          {options.map((option) => (
            <ToggleButton key={option.value} value={option.value}>
              {option.label}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
    </Field>
  );
}

function About() {
  const { t } = useTranslation('settings');
  const info = useRoute('app.info', {});
  return (
    <Panel title={t('about.title')}>
      <QueryView query={info}>
        {({ version, host, dataFolder, portable }) => (
          <Facts>
            <Fact name={t('about.version')}>{version}</Fact>
            <Fact name={t('about.host')}>{t(`about.hosts.${host}`)}</Fact>
            <Fact name={t('about.dataFolder')}>
              <span style={{ overflowWrap: 'anywhere' }}>{dataFolder}</span>
            </Fact>
            <Fact name={t('about.portable')}>{portable ? t('about.portableYes') : t('about.portableNo')}</Fact>
          </Facts>
        )}
      </QueryView>
      <Box sx={{ mt: 1, color: 'text.secondary' }}>{t('about.privacy')}</Box>
    </Panel>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function change(changes: Partial<Settings>): void {
  updateSettings(changes).catch((error: unknown) => showToast({ message: sentenceOf(error), tone: 'problem' }));
}

const Facts = styled('dl')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'max-content 1fr',
  columnGap: '1.5rem',
  rowGap: '0.375rem',
  margin: 0,
  '& dt': { color: theme.palette.tokens.inkSoft },
  '& dd': { margin: 0, minWidth: 0 },
}));
