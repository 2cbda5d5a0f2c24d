import Typography from '@mui/material/Typography';
import { Panel } from '#renderer/components/frames/panel.tsx';
import type { Reference } from '#shared/catalogue/reference.ts';
import { Entries, Entry } from './entries.tsx';
import { SharedProvenance } from './provenance.tsx';

/** How ISO/IEC 42005 is built, and what each part means for the person who assesses. */
export function ImpactAssessmentPart({ reference }: { readonly reference: Reference }) {
  const { structure, texts } = reference.impactAssessment;
  return (
    <>
      <Typography sx={{ maxWidth: '46rem' }}>{texts.about}</Typography>
      {(['process', 'record', 'annex'] as const).map((part) => {
        const items = structure.items.filter((item) => item.part === part);
        return (
          <Panel key={part} flush title={texts.parts[part]}>
            <Entries>
              {items.map(({ ref, nodes }) => (
                <Entry key={ref} code={ref} title={texts.items[ref]?.name ?? ''} nodes={nodes}>
                  <p>{texts.items[ref]?.meaning}</p>
                </Entry>
              ))}
            </Entries>
            <SharedProvenance rows={items} />
          </Panel>
        );
      })}
    </>
  );
}
