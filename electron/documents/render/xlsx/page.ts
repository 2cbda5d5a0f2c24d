import type { CellObject, Row, Sheet } from 'write-excel-file/node';
import { controlItems, notApproved, placeOf, preparedBy, statusTone } from '../../model/cover.ts';
import type { Block, DocumentModel, KeyValue, Status } from '../../model/model.ts';
import type { Translate } from '../../model/translate.ts';
import { plainOf } from '../characters.ts';
import { ACCENT, MUTED, TONE_INK } from '../pdf/tokens.ts';
import { cellText } from './cell-text.ts';
import { tall } from './row-height.ts';

/** Labels on the left, what is said on the right, in characters. */
const WIDTHS = [30, 100] as const;
const LOGO_HEIGHT = 56;

/**
 * The first sheet: what the document is and says in short, from the blocks of the document itself. Tables and figures
 * have sheets of their own.
 */
export function pageSheet(model: DocumentModel, blocks: readonly Block[], t: Translate): Omit<Sheet<Buffer>, 'sheet'> {
  const accent = model.brand?.accent || ACCENT;
  const line = (label: string, said: CellObject = {}): Row =>
    tall(
      [
        { alignVertical: 'top', wrap: true, textColor: MUTED, ...cell(label, t) },
        { alignVertical: 'top', wrap: true, ...said },
      ],
      WIDTHS,
    );
  const heading = (text: string): Row => [{ ...cell(text, t), fontWeight: 'bold', fontSize: 12, textColor: accent }];
  const pair = ({ label, value }: Pick<KeyValue, 'label' | 'value'>): Row => line(label, valueCell(value, t));
  const said = (text: string, style: CellObject = {}): Row => line('', { ...cell(text, t), ...style });
  const warning = notApproved(model, t);
  const top: Row[] = [
    [{ ...cell(model.title, t), fontWeight: 'bold', fontSize: 18 }],
    [{ ...cell(model.organisation.name, t), fontWeight: 'bold', fontSize: 12, textColor: accent }],
    ...[placeOf(model), preparedBy(model, t)].filter((text) => text !== '').map((text): Row => [cell(text, t)]),
    ...(warning === ''
      ? []
      : [[{ ...cell(warning, t), fontWeight: 'bold', textColor: TONE_INK[statusTone(model)] } as const]]),
    [],
    ...controlItems(model, t).map(pair),
  ];
  const body = blocks.flatMap((block): Row[] => {
    switch (block.kind) {
      case 'heading':
        return [[], heading([block.number, block.text].filter(Boolean).join(' '))];
      case 'paragraph':
        return [said(plainOf(block.text))];
      case 'list':
        return block.items.map((item) => said(`• ${plainOf(item)}`));
      case 'keyValues':
        return block.items.map(pair);
      case 'figures':
        return block.items.map(({ label, value }) => line(label, { ...cell(value, t), fontWeight: 'bold' }));
      case 'figure':
        return block.chart?.kind === 'bars'
          ? block.chart.bars.map(({ label, note }) => line(label, cell(note, t)))
          : [];
      case 'note':
        return [
          said([block.title ?? '', plainOf(block.text)].filter(Boolean).join('\n'), {
            textColor: TONE_INK[block.tone],
          }),
        ];
      default:
        return [];
    }
  });
  return { columns: WIDTHS.map((width) => ({ width })), showGridLines: false, data: [...top, ...body], ...logo(model) };
}

function cell(text: string, t: Translate): CellObject {
  return text === '' ? {} : { value: cellText(text, t), type: String };
}

function valueCell(value: KeyValue['value'], t: Translate): CellObject {
  if (!isStatus(value)) return cell(plainOf(value), t);
  return { ...cell(value.status, t), fontWeight: 'bold', textColor: TONE_INK[value.tone] };
}

function isStatus(value: KeyValue['value']): value is Status {
  return typeof value === 'object' && 'status' in value;
}

/** To the right of what is said, where nothing lies below it. */
function logo({ brand }: DocumentModel): Pick<Sheet<Buffer>, 'images'> {
  const picture = brand?.logo;
  if (picture == null) return {};
  const height = Math.min(LOGO_HEIGHT, picture.height);
  return {
    images: [
      {
        content: Buffer.from(picture.bytes),
        contentType: `image/${picture.format}`,
        width: Math.round((picture.width * height) / picture.height),
        height,
        dpi: 96,
        anchor: { row: 1, column: WIDTHS.length + 1 },
      },
    ],
  };
}
