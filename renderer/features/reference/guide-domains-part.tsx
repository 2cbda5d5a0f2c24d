import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { Code } from '#renderer/components/words/text.tsx';
import { catalogueNode } from '#renderer/standard/catalogue.ts';
import type { Reference } from '#shared/catalogue/reference.ts';
import { Entries, Entry, Remark } from './entries.tsx';
import { OwnProvenance } from './provenance.tsx';

/** Where a reader of a guide with eight domains finds each of the 38 controls. */
export function GuideDomainsPart({ reference }: { readonly reference: Reference }) {
  const { t } = useTranslation(['reference', 'steps']);
  const { structure, texts } = reference.guideDomains;
  return (
    <>
      <Typography sx={{ maxWidth: '46rem' }}>
        {texts.about}{' '}
        <AppLink to="/requirements" search={{ group: 'guideDomains' }}>
          {t('guideDomains.assess')}
        </AppLink>
      </Typography>
      <Panel flush title={t('guideDomains.title')}>
        <Entries>
          {structure.domains.map((domain) => (
            <Entry
              key={domain.id}
              code={domain.id}
              title={texts.domains[domain.id]?.name ?? ''}
              mark={domain.verdict !== 'same' && <Remark>{t(`steps:requirements.verdict.${domain.verdict}`)}</Remark>}
              nodes={[]}
            >
              <p>{texts.domains[domain.id]?.difference}</p>
              <Controls>
                {domain.controls.map((id) => (
                  <li key={id}>
                    <AppLink to="/requirements" search={{ node: id, group: 'guideDomains' }}>
                      <Code>{id}</Code> {catalogueNode(id)?.title}
                    </AppLink>
                    {texts.moved[id] !== undefined && <Remark> {texts.moved[id]}</Remark>}
                  </li>
                ))}
              </Controls>
              <OwnProvenance row={domain} among={structure.domains} />
            </Entry>
          ))}
        </Entries>
      </Panel>
    </>
  );
}

const Controls = styled('ul')({
  listStyle: 'none',
  margin: '0.25rem 0',
  padding: 0,
  '& > li + li': { marginTop: '0.125rem' },
});
