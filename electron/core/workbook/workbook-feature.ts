import type { Blob } from 'node:buffer';
import type { Stream } from 'node:stream';
import type { Feature } from 'write-excel-file/node';
import {
  findElement,
  getCellAddress,
  getOrderOfSiblings,
  getSelfClosingTagMarkup,
  insertElementMarkupAccordingToOrderOfSiblings,
  replaceElement,
  sanitizeAttributeValue,
  sanitizeTextContent,
} from 'write-excel-file/utility';
import { MAX_MATURITY } from '#shared/entities/assessment.ts';
import { ANSWER_COLUMNS, type AnswerColumn } from '#shared/entities/workbook.ts';
import type { Translate } from '../resources/locales.ts';
import { ISSUE_SHEET, STATUS_WORDS_AT } from './issue.ts';

export type FeatureOptions = {
  /** Rows of the assessment below its headings. */
  readonly rows: number;
  /** Name of the assessment's sheet. */
  readonly title: string;
  readonly t: Translate;
};

/** Places of the sheets within the workbook. */
const ASSESSMENT = 1;
const HIDDEN = 2;
/** Identifier, number and text stand before the answers. */
export const FIXED_COLUMNS = 3;
const COLUMNS = FIXED_COLUMNS + ANSWER_COLUMNS.length;
/** Days that a date can be, in Excel's own count: 1950-01-01 and 2100-12-31. */
const FIRST_DAY = 18_264;
const LAST_DAY = 73_415;
/** In the hidden sheet: a list within the rule itself could hold no comma and no more than 255 characters. */
const STATUS_WORDS = `'${ISSUE_SHEET}'!$B$${STATUS_WORDS_AT.first}:$B$${STATUS_WORDS_AT.last}`;
const SHEET = 'xl/worksheets/sheet{id}.xml';

/** What the library leaves out: protection, filters, lists to choose from, the hidden sheet, how the table is printed. */
export function workbookFeature(options: FeatureOptions): Feature<Stream | Buffer | Blob> {
  return {
    files: {
      transform: {
        [SHEET]: {
          transform: (xml, _options, { sheetIndex }) => {
            const fitted = insert(xml, '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>');
            return sheetIndex === ASSESSMENT ? withTable(fitted, options) : fitted;
          },
          transformElementAttributes: (tag, attributes) => {
            if (tag === 'pageSetup') return { ...attributes, paperSize: 9, fitToWidth: 1, fitToHeight: 0 };
            // A height that is set by hand would stay when more is written into the row.
            return tag === 'row' ? { ...attributes, customHeight: 0 } : attributes;
          },
        },
        'xl/workbook.xml': {
          transformElementAttributes: (tag, attributes, index) =>
            tag === 'sheet' && index === HIDDEN ? { ...attributes, state: 'veryHidden' } : attributes,
          transform: (xml) => withNames(xml, options),
        },
        'xl/styles.xml': { transform: unlockFormatted },
      },
    },
  };
}

function withTable(xml: string, { rows, t }: FeatureOptions): string {
  // `0` allows: whoever filters or widens a column harms nothing.
  const protection = getSelfClosingTagMarkup('sheetProtection', {
    ...{ sheet: 1, objects: 1, scenarios: 1 },
    ...{ formatColumns: 0, formatRows: 0, sort: 0, autoFilter: 0 },
  });
  const filter = getSelfClosingTagMarkup('autoFilter', { ref: `A1:${getCellAddress(rows, COLUMNS - 1)}` });
  const lists = [
    validation('status', rows, { type: 'list' }, [STATUS_WORDS], t),
    validation('maturity', rows, { type: 'list' }, [`"${levels().join(',')}"`], t),
    validation('assessedOn', rows, { type: 'date', errorStyle: 'warning' }, [String(FIRST_DAY), String(LAST_DAY)], t),
  ];
  const validations = `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
  return [protection, filter, validations].reduce(insert, xml);
}

function insert(xml: string, markup: string): string {
  const order = getOrderOfSiblings(SHEET, 'worksheet') ?? [];
  return insertElementMarkupAccordingToOrderOfSiblings(xml, markup, order, 'worksheet');
}

function validation(
  column: AnswerColumn,
  rows: number,
  attributes: Readonly<Record<string, string>>,
  formulas: readonly string[],
  t: Translate,
): string {
  const at = FIXED_COLUMNS + ANSWER_COLUMNS.indexOf(column);
  const all = {
    ...{ allowBlank: 1, showErrorMessage: 1, ...attributes },
    errorTitle: sanitizeAttributeValue(t(`workbook:columns.${column}`)),
    error: sanitizeAttributeValue(t(`workbook:choose.${column}`)),
    sqref: `${getCellAddress(1, at)}:${getCellAddress(rows, at)}`,
  };
  const inside = formulas.map((formula, index) => {
    return `<formula${index + 1}>${sanitizeTextContent(formula)}</formula${index + 1}>`;
  });
  const written = Object.entries(all).map(([name, value]) => ` ${name}="${value}"`);
  return `<dataValidation${written.join('')}>${inside.join('')}</dataValidation>`;
}

function levels(): number[] {
  return Array.from({ length: MAX_MATURITY + 1 }, (_, level) => level);
}

/** The headings on every page that is printed, and what the filter covers, which LibreOffice looks for under this name. */
function withNames(xml: string, { rows, title }: FeatureOptions): string {
  const sheet = sanitizeTextContent(`'${title.replaceAll("'", "''")}'`);
  const last = getCellAddress(rows, COLUMNS - 1).replace(/^([A-Z]+)/, '$$$1$');
  const names = [
    `<definedName name="_xlnm._FilterDatabase" localSheetId="${ASSESSMENT}" hidden="1">${sheet}!$A$1:${last}</definedName>`,
    `<definedName name="_xlnm.Print_Titles" localSheetId="${ASSESSMENT}">${sheet}!$1:$1</definedName>`,
  ];
  const element = findElement(xml, 'definedNames');
  const markup = `<definedNames>${names.join('')}</definedNames>`;
  if (element !== undefined) return replaceElement(xml, element, markup);
  const order = getOrderOfSiblings('xl/workbook.xml', 'workbook') ?? [];
  return insertElementMarkupAccordingToOrderOfSiblings(xml, markup, order, 'workbook');
}

/** A cell with a number format is one to fill in; all others stay locked. */
function unlockFormatted(xml: string): string {
  return xml.replace(
    /<xf (numFmtId="\d+"[^>]*)>(.*?)<\/xf>/g,
    '<xf $1 applyProtection="1">$2<protection locked="0"/></xf>',
  );
}
