import { type Action, isActive } from '#shared/kinds/improvement/action.ts';
import type { Translate } from '../model/translate.ts';

const LINE_BYTES = 75;

export type CalendarHead = {
  readonly organisationName: string;
  /** Date of issue, `YYYY-MM-DD`: the same day and the same actions give the same bytes. */
  readonly asOf: string;
};

/** What a calendar can show: work that is not settled and has a day. */
export function hasDay(action: Action): boolean {
  return isActive(action) && action.dueOn !== '';
}

/**
 * Actions as all-day events on the day they are due, for any calendar (iCalendar, RFC 5545). They are events and no
 * to-dos, since the calendars of Outlook and Google leave to-dos out; they block no time. An action keeps its UID, so
 * that taking the file in again moves what was there instead of doubling it.
 */
export function actionCalendar(actions: readonly Action[], head: CalendarHead, t: Translate): string {
  const { organisationName, asOf } = head;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//AI-Guard Lite//Actions//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escape(t('documents:actionCalendar.name', { organisation: organisationName }))}`,
    ...actions.filter(hasDay).flatMap((action) => eventOf(action, asOf, t)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function eventOf(action: Action, asOf: string, t: Translate): string[] {
  const facts = (['nodeId', 'owner'] as const)
    .filter((field) => action[field] !== '')
    .map((field) => t('documents:actionCalendar.fact', { label: t(`actions:fields.${field}`), value: action[field] }));
  const description = [...facts, action.description].filter((part) => part !== '').join('\n');
  return [
    'BEGIN:VEVENT',
    `UID:${action.id}@ai-guard-lite`,
    `DTSTAMP:${basic(asOf)}T000000Z`,
    `DTSTART;VALUE=DATE:${basic(action.dueOn)}`,
    // The end of an all-day event is the day after it.
    `DTEND;VALUE=DATE:${basic(dayAfter(action.dueOn))}`,
    `SUMMARY:${escape(`${action.code} ${action.title}`)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escape(description)}`]),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function basic(date: string): string {
  return date.replaceAll('-', '');
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** Section 3.3.11; other control characters are not allowed in a text at all. */
function escape(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\p{Cc}/gu, (character) => (character === '\n' ? '\\n' : character === '\t' ? '\t' : ''));
}

/** Lines of 75 octets at most (section 3.1), never cut within a character. */
function fold(line: string): string {
  let folded = '';
  let taken = 0;
  for (const character of line) {
    const bytes = Buffer.byteLength(character);
    if (taken + bytes > LINE_BYTES) {
      folded += '\r\n ';
      taken = 1;
    }
    folded += character;
    taken += bytes;
  }
  return folded;
}
