import { controlItems, notApproved, placeOf, preparedBy, revisionTable, statusTone } from '../../model/cover.ts';
import type { DocumentModel, Heading, OutlineEntry } from '../../model/model.ts';
import type { Translate } from '../../model/translate.ts';
import { nodesOf, type Setting, setText, textNode } from './blocks.ts';
import type { Layout } from './layout.ts';
import { BARE } from './looks.ts';
import type { PdfNode, TableNode } from './nodes.ts';
import { MUTED, SIZE, TONE_INK } from './tokens.ts';
import type { Style } from './type.ts';

/** First page: who, what, in which state; the control data that clause 7.5.2 and 7.5.3 want; the revisions. */
export function addCover(layout: Layout, model: DocumentModel, setting: Setting, t: Translate): void {
  const { organisation } = model;
  const add = (...nodes: PdfNode[]) => {
    for (const node of nodes) layout.add(node);
  };
  const place = placeOf(model);
  add(textNode(organisation.name, { size: SIZE.h2, bold: true, color: setting.accent }, setting));
  if (place !== '') add(textNode(place, { size: SIZE.small, color: MUTED }, setting, { margin: [0, 2, 90, 0] }));

  layout.moveTo(Math.max(layout.y + 40, 252));
  add(
    textNode(model.title, { size: SIZE.title, bold: true, leading: 0.95 }, setting, { margin: [0, 0, 40, 0] }),
    textNode(t('documents:frame.subtitle'), { size: SIZE.lead, color: MUTED }, setting, { margin: [0, 6, 0, 0] }),
  );
  const prepared = preparedBy(model, t);
  if (prepared !== '') add(textNode(prepared, { size: SIZE.lead, bold: true }, setting, { margin: [0, 6, 0, 0] }));
  const warning = notApproved(model, t);
  if (warning !== '') {
    const style = { size: SIZE.lead, bold: true, color: TONE_INK[statusTone(model)] };
    add(textNode(warning, style, setting, { margin: [0, 14, 0, 0] }));
  }

  layout.moveTo(Math.max(layout.y + 36, 452));
  addControl(layout, model, setting, t);
}

/** Above the text of a document without a cover: who and what, and in which state. */
export function addTitle(layout: Layout, model: DocumentModel, setting: Setting, t: Translate): void {
  const line = (text: string, style: Style) => {
    if (text !== '') layout.add(textNode(text, style, setting, { margin: [0, 0, 0, 4] }));
  };
  line(model.organisation.name, { size: SIZE.h3, bold: true, color: setting.accent });
  line(model.title, { size: SIZE.title, bold: true, leading: 0.95 });
  line(preparedBy(model, t), { size: SIZE.lead, bold: true });
  line(notApproved(model, t), { size: SIZE.lead, bold: true, color: TONE_INK[statusTone(model)] });
}

/** The control data, and the revisions where somebody drafts and approves. */
export function addControl(layout: Layout, model: DocumentModel, setting: Setting, t: Translate): void {
  const trail = { ids: [] };
  const title = (key: string) =>
    textNode(t(key), { size: SIZE.h3, bold: true, color: setting.accent }, setting, { margin: [0, 16, 0, 0] });
  layout.add(
    title('documents:frame.control'),
    ...nodesOf({ kind: 'keyValues', items: controlItems(model, t) }, setting, trail),
  );
  if (model.isRecord === true) return;
  const revisions = title('documents:frame.revisions');
  const table = revisionTable(model, t);
  if (table.rows.length === 0) {
    const none = { kind: 'paragraph', role: 'small', text: t('documents:frame.noRevisions') } as const;
    layout.add(revisions, ...nodesOf(none, setting, trail));
    return;
  }
  layout.add(revisions, ...nodesOf(table, setting, trail));
}

/** Headings of the first two levels with their pages, a dotted leader between. */
export function addContents(layout: Layout, entries: readonly OutlineEntry[], setting: Setting, t: Translate): void {
  layout.add(
    textNode(t('documents:frame.contents'), { size: SIZE.h1, bold: true }, setting, {
      id: 'contents',
      bookmark: { id: 'contents', parent: null, text: t('documents:frame.contents'), open: false },
    }),
  );
  for (const { heading, id } of entries) layout.add(contentsEntry(heading, id, setting));
}

/** One entry is one small table, so that a thousand of them can be set one by one. */
function contentsEntry({ text, level, number = '' }: Heading, id: string, setting: Setting): TableNode {
  const style = { size: level === 1 ? SIZE.lead : SIZE.body, bold: level === 1 };
  const indent = level === 1 ? 0 : 24;
  const numberWidth = number === '' ? 0 : level === 1 ? 24 : 34;
  const pageWidth = 34;
  const face = setting.type.face({ ...style, color: setting.accent });
  return {
    margin: [indent, level === 1 ? 12 : 3, 0, 0],
    table: {
      widths: [numberWidth, setting.width - indent - numberWidth - pageWidth, pageWidth],
      body: [
        [
          textNode(number, { ...style, color: setting.accent }, setting),
          { text: setText(text, style, setting, { goTo: id, leader: true }) },
          { text: [{ text: '00000', face, pageOf: id, goTo: id, noWrap: true }], alignment: 'right' },
        ],
      ],
      dontBreakRows: true,
    },
    layout: BARE,
  };
}
