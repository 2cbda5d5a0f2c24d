import Box from '@mui/material/Box';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/frames/empty-state.tsx';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { localToday } from '#renderer/components/words/format.ts';
import { useRoute } from '#renderer/host/api.ts';
import { AssessmentChoice } from '#renderer/records/assessments/assessment-choice.tsx';
import { useShownAssessment } from '#renderer/records/assessments/shown-assessment.ts';
import { ReadinessPanel } from '#renderer/records/readiness-panel.tsx';
import { flushDrafts } from '#renderer/session/save-state.ts';
import { useWorkspace } from '#renderer/session/workspace.ts';
import { ControlDrawer } from './control-drawer.tsx';
import { DocumentsTable, type ListedDocument } from './documents-table.tsx';
import { IssuePanel } from './issue-panel.tsx';
import { IssuedPanel } from './issued-panel.tsx';
import { useExports } from './use-exports.ts';

/** What the workspace issues: documents one by one, and the whole pack for Stage 1. */
export function DocumentsPage() {
  const { t } = useTranslation('documentsPage');
  const { all, assessmentId } = useShownAssessment();
  const documents = useRoute('documents.list', assessmentId === undefined ? {} : { assessmentId });
  return (
    <Page>
      <PageHeader title={t('title')} description={t('description')} />
      {all.length > 1 && <AssessmentChoice />}
      <QueryView query={documents}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon={FileText} title={t('empty.title')} text={t('empty.text')} />
          ) : (
            <Issuing documents={list} assessmentId={assessmentId} />
          )
        }
      </QueryView>
    </Page>
  );
}

type IssuingProps = { readonly documents: readonly ListedDocument[]; readonly assessmentId: string | undefined };

function Issuing({ documents, assessmentId }: IssuingProps) {
  const { t } = useTranslation(['documentsPage', 'documents']);
  const onDesktop = useRoute('app.info', {}).data?.host === 'desktop';
  const organisation = useWorkspace()?.organisationName ?? '';
  const [asOf, setAsOf] = useState(() => localToday(new Date()));
  const { control: editing } = useSearch({ from: '/documents' });
  const navigate = useNavigate();
  const edit = (key?: string) =>
    void navigate({ to: '/documents', search: key === undefined ? {} : { control: key }, replace: true });
  const exports = useExports();
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      <IssuePanel
        asOf={asOf}
        onAsOf={setAsOf}
        onDesktop={onDesktop}
        job={exports.job}
        making={exports.making}
        onPack={(options) =>
          void flushDrafts().then(() => exports.exportPack(t('issue.packName', { organisation, asOf }), asOf, options))
        }
      />
      <ReadinessPanel {...(asOf !== '' && { asOf })} />
      <Panel flush>
        <DocumentsTable
          documents={documents}
          busy={exports.job.running !== null || asOf === ''}
          onEdit={edit}
          onExport={(document, format) =>
            void exports.exportDocument(
              {
                ...document,
                ...(document.ofOneAssessment && { assessmentId }),
                title: t(`documents:titles.${document.documentKey}`),
              },
              format,
              asOf,
            )
          }
        />
      </Panel>
      <IssuedPanel issued={exports.issued} onDesktop={onDesktop} />
      <ControlDrawer
        document={documents.find((document) => document.documentKey === editing) ?? null}
        assessmentId={assessmentId}
        onGo={edit}
        onClose={() => edit()}
      />
    </Box>
  );
}
