import type { DocumentModel, KeyValue, OutlineEntry } from '../model.ts';
import type { Translate } from '../translate.ts';
import { nodesOf, type Setting, setText, textNode } from './blocks.ts';
import { statusTone } from './frame.ts';
import type { Layout } from './layout.ts';
import { BARE } from './looks.ts';
import type { PdfNode, TableNode } from './nodes.ts';
import { ACCENT, MUTED, SIZE, TONE_INK } from './tokens.ts';

/** First page: who, what, in which state; the control data that clause 7.5.2 and 7.5.3 want; the revisions. */
export function addCover(layout: Layout, model: DocumentModel, setting: Setting, t: Translate): void {
  const { organisation, control } = model;
  const trail = { ids: [] };
  const add = (...nodes: PdfNode[]) => {
    for (const node of nodes) layout.add(node);
  };
  const place = [organisation.legalName, organisation.address.replaceAll(/\s*\n\s*/g, ', '), organisation.country]
    .filter((part) => part !== '' && part !== organisation.name)
    .join(' · ');
  add(textNode(organisation.name, { size: SIZE.h2, bold: true, color: ACCENT }, setting));
  if (place !== '') add(textNode(place, { size: SIZE.small, color: MUTED }, setting, { margin: [0, 2, 90, 0] }));

  layout.moveTo(Math.max(layout.y + 40, 252));
  add(
    textNode(model.title, { size: SIZE.title, bold: true, leading: 0.95 }, setting, { margin: [0, 0, 40, 0] }),
    textNode(t('documents:frame.subtitle'), { size: SIZE.lead, color: MUTED }, setting, { margin: [0, 6, 0, 0] }),
  );
  if (control.status !== 'approved' && model.isRecord !== true) {
    const color = TONE_INK[statusTone(control.status)];
    add(
      textNode(t(`documents:frame.notApproved.${control.status}`), { size: SIZE.lead, bold: true, color }, setting, {
        margin: [0, 14, 0, 0],
      }),
    );
  }

  layout.moveTo(Math.max(layout.y + 36, 452));
  const title = (key: string) =>
    textNode(t(key), { size: SIZE.h3, bold: true, color: ACCENT }, setting, { margin: [0, 16, 0, 0] });
  layout.add(
    title('documents:frame.control'),
    ...nodesOf({ kind: 'keyValues', items: controlItems(model, t) }, setting, trail),
  );
  if (model.isRecord === true) return;
  const revisions = title('documents:frame.revisions');
  const rows = control.revisions.map(({ version, date, author, change }) => [version, date, author, change]);
  if (rows.length === 0) {
    const none = { kind: 'paragraph', role: 'small', text: t('documents:frame.noRevisions') } as const;
    layout.add(revisions, ...nodesOf(none, setting, trail));
    return;
  }
  const columns = [
    { header: t('documents:frame.version'), weight: 1.2, strong: true },
    { header: t('documents:frame.date'), weight: 1.4 },
    { header: t('documents:frame.author'), weight: 2.6 },
    { header: t('documents:frame.change'), weight: 5.6 },
  ];
  layout.add(revisions, ...nodesOf({ kind: 'table', columns, rows, repeatHeader: true }, setting, trail));
}

function controlItems({ control, language, asOf, trail, isRecord }: DocumentModel, t: Translate): KeyValue[] {
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
    value: { status: t(`documents:status.${control.status}`), tone: statusTone(control.status) },
  };
  return [
    item('identifier', control.identifier),
    ...(isRecord === true ? [] : [item('version', control.version), state]),
    item('classification', t(`documents:classification.${control.classification}`)),
    ...(isRecord === true ? [] : drafted),
    item('issuedOn', asOf),
    item('language', language),
    {
      label: t('documents:frame.trail'),
      value: t('documents:frame.trailValue', { count: trail.entries, head: trail.head }),
      wide: true,
    },
  ];
}

/** Headings of the first two levels with their pages, a dotted leader between. */
export function addContents(
  layout: Layout,
  outline: ReadonlyMap<object, OutlineEntry>,
  setting: Setting,
  t: Translate,
): void {
  layout.add(
    textNode(t('documents:frame.contents'), { size: SIZE.h1, bold: true }, setting, {
      id: 'contents',
      bookmark: { id: 'contents', parent: null, text: t('documents:frame.contents'), open: false },
    }),
  );
  for (const { heading, id, number } of outline.values()) {
    if (heading.level <= 2) layout.add(contentsEntry(heading.text, heading.level, id, number, setting));
  }
}

/** One entry is one small table, so that a thousand of them can be set one by one. */
function contentsEntry(text: string, level: number, id: string, number: string, setting: Setting): TableNode {
  const style = { size: level === 1 ? SIZE.lead : SIZE.body, bold: level === 1 };
  const indent = level === 1 ? 0 : 24;
  const numberWidth = number === '' ? 0 : level === 1 ? 24 : 34;
  const pageWidth = 34;
  const face = setting.type.face({ ...style, color: ACCENT });
  return {
    margin: [indent, level === 1 ? 12 : 3, 0, 0],
    table: {
      widths: [numberWidth, setting.width - indent - numberWidth - pageWidth, pageWidth],
      body: [
        [
          textNode(number, { ...style, color: ACCENT }, setting),
          { text: setText(text, style, setting, { goTo: id, leader: true }) },
          { text: [{ text: '00000', face, pageOf: id, goTo: id, noWrap: true }], alignment: 'right' },
        ],
      ],
      dontBreakRows: true,
    },
    layout: BARE,
  };
}
