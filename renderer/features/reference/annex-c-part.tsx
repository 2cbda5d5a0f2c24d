import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import type { Reference } from '#shared/catalogue/reference.ts';
import { Entries, Entry, Labelled } from './entries.tsx';
import { SharedProvenance } from './provenance.tsx';

/** Annex C: what organisations want from AI, and where risk comes from. */
export function AnnexCPart({ reference }: { readonly reference: Reference }) {
  const { t } = useTranslation('reference');
  const { structure, texts } = reference.annexC;
  return (
    <>
      <Typography sx={{ maxWidth: '46rem' }}>{texts.about}</Typography>
      {(['objectives', 'riskSources'] as const).map((list) => (
        <Panel key={list} flush title={t(`annexC.${list}`, { count: structure[list].length })}>
          <Entries>
            {structure[list].map(({ id, nodes }) => (
              <Entry key={id} title={texts[list][id]?.name ?? id} nodes={nodes}>
                <p>{texts[list][id]?.meaning}</p>
                <Labelled label={t('example')}>{texts[list][id]?.example}</Labelled>
              </Entry>
            ))}
          </Entries>
          <SharedProvenance rows={structure[list]} />
        </Panel>
      ))}
    </>
  );
}
