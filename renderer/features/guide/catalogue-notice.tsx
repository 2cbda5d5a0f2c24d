import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { formatDate } from '#renderer/components/words/format.ts';
import { Code } from '#renderer/components/words/text.tsx';
import { useCommand, useRoute } from '#renderer/host/api.ts';
import { STATUS_LOOKS } from '#renderer/records/assessments/assessment-look.ts';
import type { Results } from '#renderer/records/assessments/use-assessment.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { catalogue, catalogueNode } from '#renderer/standard/catalogue.ts';
import { type LoadedChanges, useCatalogueChanges } from '#renderer/standard/catalogue-changes.ts';
import { type CatalogueChange, nodesToReassess, versionState, versionsAfter } from '#shared/catalogue/versions.ts';
import { resultOf } from './requirements/requirement-model.ts';

/** Says that the workspace was assessed against another version of the requirements, and what differs. */
export function CatalogueNotice({ results }: { readonly results: Results }) {
  const versions = useRoute('workspace.catalogue', {}).data;
  if (versions === undefined) return null;
  const state = versionState(versions.version, versions.current);
  if (state === 'same') return null;
  return state === 'newer' ? <NewerNotice {...versions} /> : <OlderNotice {...versions} results={results} />;
}

type Versions = { readonly version: string; readonly current: string };

function NewerNotice({ version, current }: Versions) {
  const { t } = useTranslation('steps');
  return <Notice tone="attention">{t('catalogueNotice.newer', { version, current })}</Notice>;
}

function OlderNotice({ version, current, results }: Versions & { readonly results: Results }) {
  const { t } = useTranslation('steps');
  const changes = useCatalogueChanges();
  const adopt = useCommand('workspace.adoptCatalogue');
  const [open, setOpen] = useState(false);
  const reassess =
    changes === undefined
      ? []
      : nodesToReassess(
          versionsAfter(changes, version),
          catalogue.nodes.map(({ id }) => id),
        );

  function takeOver(): void {
    adopt.mutate(
      {},
      {
        onSuccess: ({ changeId }) =>
          void showToast({ message: t('catalogueNotice.taken', { current }), changeId, tone: 'ok' }),
        onError: (error) => void showToast({ message: sentenceOf(error), tone: 'problem' }),
      },
    );
  }

  return (
    <>
      <Notice
        tone="info"
        actions={
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            <Button aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? t('catalogueNotice.hide') : t('catalogueNotice.show')}
            </Button>
            <Button variant="outlined" disabled={adopt.isPending} onClick={takeOver}>
              {t('catalogueNotice.takeOver', { current })}
            </Button>
          </Box>
        }
      >
        {t('catalogueNotice.older', { version, current })}{' '}
        {changes !== undefined && t('catalogueNotice.reassess', { count: reassess.length })}
      </Notice>
      {open && changes !== undefined && <Difference changes={changes} version={version} results={results} />}
    </>
  );
}

type DifferenceProps = { readonly changes: LoadedChanges; readonly version: string; readonly results: Results };

function Difference({ changes, version, results }: DifferenceProps) {
  const { t, i18n } = useTranslation('steps');
  return versionsAfter(changes, version).map((one) => (
    <Panel
      key={one.version}
      title={t('catalogueNotice.version', { version: one.version, date: formatDate(one.date, i18n.language) })}
    >
      <Changes>
        {one.changes.map((change) => (
          <li key={change.id}>
            <b>{t(`catalogueNotice.subjects.${change.subject}`)}:</b> {changes.texts[change.id]}{' '}
            <AffectedNodes change={change} results={results} />
          </li>
        ))}
      </Changes>
    </Panel>
  ));
}

function AffectedNodes({ change, results }: { readonly change: CatalogueChange; readonly results: Results }) {
  const { t } = useTranslation(['steps', 'assessment']);
  if (change.nodes === 'all') return t('catalogueNotice.all', { count: catalogue.nodes.length });
  if (change.nodes.length === 0) return null;
  return (
    <Nodes>
      {change.nodes.map((id) => {
        const { status } = resultOf(results, id);
        return (
          <li key={id}>
            <AppLink to="/requirements" search={{ node: id }}>
              <Code>{id}</Code> {catalogueNode(id)?.title}
            </AppLink>
            <StatusChip variant="plain" label={t(`assessment:status.${status}`)} {...STATUS_LOOKS[status]} />
          </li>
        );
      })}
    </Nodes>
  );
}

const Changes = styled('ul')({
  margin: 0,
  paddingLeft: '1.125rem',
  lineHeight: 1.5,
  '& > li': { marginBottom: '0.25rem' },
});

const Nodes = styled('ul')({
  listStyle: 'none',
  margin: '0.125rem 0 0',
  padding: 0,
  fontSize: '0.8125rem',
  '& > li': { display: 'flex', flexWrap: 'wrap', columnGap: '0.75rem', alignItems: 'center' },
});
