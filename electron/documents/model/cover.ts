import { approvalRemark, type ControlledDocument } from '#shared/entities/approval.ts';
import type { DocumentModel, KeyValue, Tone } from './model.ts';
import type { Translate } from './translate.ts';

/** How much of the trail's head stands in the footer; enough to tell two issues apart by eye. */
const SHORT_HEAD = 12;

/** How a document stands on the day of issue: its status, or why an approval does not count. */
export function standingOf(control: ControlledDocument, asOf: string, t: Translate): string {
  const { status, approvedOn: date } = control;
  const remark = approvalRemark(control, asOf);
  if (remark !== '') return t(`documents:frame.approval.${remark}.${date === '' ? 'undated' : 'dated'}`, { date });
  return t(`documents:status.${status}`);
}

export function toneOf(control: ControlledDocument, asOf: string): Tone {
  if (approvalRemark(control, asOf) !== '') return 'problem';
  if (control.status === 'approved') return 'ok';
  return control.status === 'obsolete' ? 'problem' : 'attention';
}

export function statusTone({ control, asOf }: DocumentModel): Tone {
  return toneOf(control, asOf);
}

/** Legal name, address and country of the organisation on one line, as far as they are known. */
export function placeOf({ organisation }: DocumentModel): string {
  return [organisation.legalName, organisation.address.replaceAll(/\s*\n\s*/g, ', '), organisation.country]
    .filter((part) => part !== '' && part !== organisation.name)
    .join(' · ');
}

/** That the document is not approved for use; `''` where it is, or where nobody approves it. */
export function notApproved(model: DocumentModel, t: Translate): string {
  const { control, asOf, isRecord } = model;
  if (isRecord === true) return '';
  if (approvalRemark(control, asOf) !== '') return standingOf(control, asOf, t);
  return control.status === 'approved' ? '' : t(`documents:frame.notApproved.${control.status}`);
}

/** The word across every page of what is not approved; `''` for none. */
export function markOf(model: DocumentModel, t: Translate): string {
  const { control, asOf, isRecord } = model;
  if (isRecord === true) return '';
  const remark = approvalRemark(control, asOf);
  if (remark !== '') return t(`documents:frame.mark.${remark}`);
  return control.status === 'approved' ? '' : t(`documents:frame.mark.${control.status}`);
}

/** Who prepared it, in words; `''` where nobody is named. */
export function preparedBy({ brand }: DocumentModel, t: Translate): string {
  return brand === undefined || brand.name === '' ? '' : t('documents:frame.preparedBy', { name: brand.name });
}

/** Running head and foot, in words. */
export function frameWords(model: DocumentModel, t: Translate) {
  const { organisation, control, asOf, trail, isRecord = false } = model;
  const version = { version: control.version, status: standingOf(control, asOf, t) };
  return {
    left: [organisation.name, preparedBy(model, t)].filter((part) => part !== '').join(' · '),
    right: t(`documents:classification.${control.classification}`),
    below: [control.identifier, model.title, model.assessment ?? ''].filter((part) => part !== '').join(' · '),
    state: isRecord ? '' : t('documents:frame.versionStatus', version),
    foot: t('documents:frame.foot', {
      asOf,
      trail: trail.head.slice(0, SHORT_HEAD),
      product: t('documents:frame.product'),
    }),
  };
}

/** The control data that clauses 7.5.2 and 7.5.3 want on a document. */
export function controlItems(model: DocumentModel, t: Translate): KeyValue[] {
  const { control, language, asOf, trail, isRecord } = model;
  const value = (text: string) => text || t('documents:frame.notRecorded');
  const item = (key: string, text: string): KeyValue => ({ label: t(`documents:frame.${key}`), value: value(text) });
  const drafted = [
    item('owner', control.owner),
    item('author', control.author),
    item('approver', control.approver),
    item('approvedOn', control.approvedOn),
    item('effectiveOn', control.effectiveOn),
    item('nextReviewOn', control.nextReviewOn),
  ];
  const state = {
    label: t('documents:frame.status'),
    value: { status: standingOf(control, asOf, t), tone: statusTone(model) },
  };
  return [
    item('identifier', control.identifier),
    ...(model.assessment === undefined ? [] : [item('assessment', model.assessment)]),
    ...(isRecord === true ? [] : [item('version', control.version), state]),
    item('classification', t(`documents:classification.${control.classification}`)),
    ...(isRecord === true ? [] : drafted),
    item('issuedOn', asOf),
    item('language', language),
    ...(model.documents === undefined
      ? []
      : [{ label: t('documents:frame.documents'), value: model.documents, wide: true }]),
    {
      label: t('documents:frame.trail'),
      value: [
        t('documents:frame.trailValue', { count: trail.entries, head: trail.head }),
        ...(trail.at === undefined ? [] : [t('documents:frame.trailAt', { at: trail.at })]),
      ].join(', '),
      wide: true,
    },
  ];
}

/** The revisions as a table: who changed what when. */
export function revisionTable({ control }: DocumentModel, t: Translate) {
  return {
    kind: 'table' as const,
    columns: [
      { header: t('documents:frame.version'), strong: true },
      { header: t('documents:frame.date') },
      { header: t('documents:frame.author') },
      { header: t('documents:frame.change') },
    ],
    rows: control.revisions.map(({ version, date, author, change }) => [version, date, author, change]),
    repeatHeader: true,
  };
}

/** What a document was made from, for programs: in the properties of a PDF, against which a pack's other files are held. */
export function markForPrograms({ trail, asOf, documents }: DocumentModel): string {
  const listed = documents === undefined ? '' : ` documents:${documents}`;
  return `trail:${trail.head} entries:${trail.entries} issued:${asOf}${listed}`;
}
