import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { actionCalendar } from '#documents/render/action-calendar.ts';
import type { Action } from '#shared/kinds/improvement/action.ts';
import { t } from '../fixture.ts';

const BASE: Action = {
  id: '01900000-0000-7000-8000-000000000001',
  code: 'ACT-001',
  title: 'Write the policy down',
  description: '',
  nodeId: '5.2',
  owner: 'Eva',
  dueOn: '2028-02-29',
  doneOn: '',
  effortDays: 3,
  status: 'open',
  priority: '',
  priorityReason: '',
};
const HEAD = { organisationName: 'Müller & Söhne', asOf: '2028-01-15' };

function read(actions: readonly Action[]) {
  const text = actionCalendar(actions, HEAD, t);
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  return { text, calendar, events: calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each)) };
}

describe('the calendar of actions, read by another program', () => {
  test('has an all-day event on the day that an action is due', () => {
    const { calendar, events, text } = read([BASE]);
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('AIMS actions: Müller & Söhne');
    const [event] = events;
    expect(event?.uid).toBe(`${BASE.id}@ai-guard-lite`);
    expect(event?.summary).toBe('ACT-001 Write the policy down');
    expect(event?.description).toBe('Requirement or control: 5.2\nOwner: Eva');
    expect([event?.startDate.toString(), event?.endDate.toString()]).toEqual(['2028-02-29', '2028-03-01']);
    expect(event?.startDate.isDate).toBe(true);
    expect(text).toContain('DTSTAMP:20280115T000000Z\r\n');
  });

  test('leaves out what is settled or has no day', () => {
    const others = [
      { ...BASE, status: 'done' as const },
      { ...BASE, status: 'dropped' as const },
      { ...BASE, dueOn: '' },
    ];
    expect(read([...others, { ...BASE, status: 'inProgress' }]).events).toHaveLength(1);
  });

  test('holds any words, in lines of 75 octets at most', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(text, text, (title, description) => {
        const { text: file, events } = read([{ ...BASE, title, description, nodeId: '', owner: '' }]);
        expect(Math.max(...file.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
        expect(events[0]?.summary).toBe(`ACT-001 ${plain(title)}`);
        expect(events[0]?.description ?? '').toBe(plain(description));
      }),
    );
  });

  test('cannot be made to say more than one thing by what somebody typed', () => {
    const hostile = 'x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:PROCEDURE';
    const { events, calendar } = read([{ ...BASE, title: hostile, description: hostile, owner: hostile }]);
    expect(events).toHaveLength(1);
    expect(calendar.getAllSubcomponents()).toHaveLength(1);
    expect(events[0]?.component.getAllSubcomponents()).toHaveLength(0);
  });
});

/** What RFC 5545 lets a text hold: line breaks of one kind, tabs, no other control characters. */
function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\p{Cc}/gu, (character) => ('\n\t'.includes(character) ? character : ''));
}
