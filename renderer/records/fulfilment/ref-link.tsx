import { useTranslation } from 'react-i18next';
import { AppLink } from '#renderer/components/signs/link.tsx';
import type { Ref } from '#shared/rules/fulfilment/rule.ts';
import { ownNodesOf, WIZARDS } from '#shared/steps/pages.ts';
import { STEPS } from '#shared/steps/steps.ts';

/** A record by its name, leading to where it is mended. */
export function RefLink({ of: { entity, id, label } }: { readonly of: Ref }) {
  const { t } = useTranslation(['organisation', 'documents']);
  switch (entity) {
    case 'aiSystems':
      return (
        <AppLink to="/systems/$id" params={{ id }}>
          <Named label={label} />
        </AppLink>
      );
    case 'evidence':
      return (
        <AppLink to="/evidence" search={{ evidence: id }}>
          <Named label={label} />
        </AppLink>
      );
    case 'actions':
      return (
        <AppLink to="/actions" search={{ action: id }}>
          <Named label={label} />
        </AppLink>
      );
    case 'interviews':
      return (
        <AppLink to="/visit-plan" search={{ interview: id }}>
          <Named label={label} />
        </AppLink>
      );
    case 'documentControls':
      return (
        <AppLink to="/documents">
          <Named label={`${label} ${t(`documents:titles.${id}`)}`} />
        </AppLink>
      );
    case 'organisation':
      return <AppLink to="/organisation">{t(`organisation:fields.${id}.label`)}</AppLink>;
    case 'nodes': {
      const page = pageOfNode(id);
      return page === null ? (
        label
      ) : (
        <AppLink to="/steps/$stepId/$pageId" params={page}>
          <Named label={label} />
        </AppLink>
      );
    }
  }
}

/** Codes never break. */
function Named({ label }: { readonly label: string }) {
  const [code = '', ...words] = label.split(' ');
  return (
    <>
      <span style={{ whiteSpace: 'nowrap' }}>{code}</span> {words.join(' ')}
    </>
  );
}

/** The wizard's page that brings a requirement about. */
export function pageOfNode(nodeId: string): { readonly stepId: string; readonly pageId: string } | null {
  const step = STEPS.find(({ nodes }) => nodes.includes(nodeId));
  const page = step === undefined ? undefined : WIZARDS[step.id].find((each) => ownNodesOf(each).includes(nodeId));
  return step === undefined || page === undefined ? null : { stepId: step.id, pageId: page.id };
}
