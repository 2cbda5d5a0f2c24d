import { type IRunOptions, Paragraph, type ParagraphChild, TextRun } from 'docx';
import type { Rich, Tone } from '../../model/model.ts';
import { runsOf } from '../characters.ts';
import { officeText } from '../office-text.ts';
import { TONE_INK } from '../pdf/tokens.ts';
import { hex } from './look.ts';

/** Text in runs, with its line ends as breaks. */
export function textRuns(text: Rich, accent: string, style: IRunOptions = {}): TextRun[] {
  return runsOf(text).flatMap(({ text: content, bold, italic, code }) => {
    const look: IRunOptions = {
      ...style,
      ...(bold === true && { bold: true }),
      ...(italic === true && { italics: true }),
      ...(code === true && { color: hex(accent) }),
    };
    return officeText(content)
      .split('\n')
      .map((line, index) => new TextRun({ ...look, text: line, ...(index > 0 && { break: 1 }) }));
  });
}

/** As on paper; signs that every typeface of Word has. */
const SIGNS: Readonly<Record<Tone, string>> = { ok: '●', attention: '▲', problem: '■', neutral: '○' };

/** A sign with the word beside it: never a colour alone. */
export function statusRuns(status: string, tone: Tone): TextRun[] {
  const color = hex(TONE_INK[tone]);
  return [new TextRun({ text: `${SIGNS[tone]}\u00a0`, color }), ...textRuns(status, color, { bold: true, color })];
}

/** A paragraph of a table's cell. */
export function cellParagraph(children: readonly ParagraphChild[], more: object = {}): Paragraph {
  return new Paragraph({ style: 'Cell', children, ...more });
}
