import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { useRoute } from '#renderer/host/api.ts';
import { catalogue, catalogueNode } from '#renderer/standard/catalogue.ts';
import type { Reference } from '#shared/catalogue/reference.ts';
import { Entries, Entry, Remark } from './entries.tsx';
import { OwnProvenance, SharedProvenance } from './provenance.tsx';

/** What has to be written, by the requirements, by the controls, and for Stage 1. */
export function DocumentsPart({ reference }: { readonly reference: Reference }) {
  const { t } = useTranslation('reference');
  const results = useRoute('assessment.get', {}).data?.results ?? [];
  const excluded = new Set(results.filter(({ status }) => status === 'notApplicable').map(({ nodeId }) => nodeId));
  const { structure, texts } = reference.documents;
  return (
    <>
      <Panel flush title={t('documents.required', { count: structure.required.length })} description={texts.about}>
        <Entries>
          {structure.required.map((row, index) => (
            <Entry
              key={row.id}
              title={catalogue.requiredDocuments[index]?.document ?? row.id}
              nodes={[row.clause]}
              mark={<Remark>{t(`documents.kind.${row.kind}`)}</Remark>}
            >
              <p>{texts.required[row.id]}</p>
              <OwnProvenance row={row} among={structure.required} />
            </Entry>
          ))}
        </Entries>
      </Panel>
      <Panel
        flush
        title={t('documents.controls', { count: structure.controls.length })}
        description={texts.controlsAbout}
      >
        <Entries>
          {structure.controls.map(({ control }) => (
            <Entry
              key={control}
              title={catalogueNode(control)?.title ?? control}
              nodes={[control]}
              mark={
                excluded.has(control) && <StatusChip variant="plain" tone="neutral" label={t('documents.notNeeded')} />
              }
            >
              <p>{texts.controls[control]}</p>
            </Entry>
          ))}
        </Entries>
        <SharedProvenance rows={structure.controls} />
      </Panel>
      <Panel flush title={t('documents.stage1', { count: structure.stage1.length })} description={texts.stage1About}>
        <Entries>
          {structure.stage1.map(({ id, nodes }) => (
            <Entry key={id} title={texts.stage1[id]?.name ?? id} nodes={nodes}>
              <p>{texts.stage1[id]?.meaning}</p>
            </Entry>
          ))}
        </Entries>
        <SharedProvenance rows={structure.stage1} />
      </Panel>
    </>
  );
}
