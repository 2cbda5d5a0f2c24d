import { describe, expect, test } from 'vitest';
import { type Draft, draftOf, problemOf, valueOf } from '#renderer/components/fields/drafts.ts';
import type { Field } from '#shared/kinds/define.ts';
import { schemasOf } from '#shared/kinds/schemas.ts';
import { specimen } from '../../kinds/specimen.ts';

const DAYS: Field = { kind: 'whole', min: 0, max: 1000 };
const MINUTES: Field = { kind: 'whole', min: 0, max: 600, blank: 0 };
const SHARE: Field = { kind: 'decimal', min: 0, max: 1 };

describe('what is typed and what is stored', () => {
  test.each<[string, Field, Draft, unknown]>([
    ['a line', { kind: 'line' }, 'Ada', 'Ada'],
    ['a number', DAYS, '12', 12],
    ['a number that nobody knows', DAYS, ' ', null],
    ['a number that is never unknown', MINUTES, '', 0],
    ['a share with a comma', SHARE, '0,75', 0.75],
    ['a time as people write it', { kind: 'time' }, '9:30', '09:30'],
    ['a time without a sign', { kind: 'time' }, '0930', '09:30'],
    ['money in its smallest unit', { kind: 'money' }, '1234.5', 123450],
    ['money with a comma', { kind: 'money' }, '0,05', 5],
    ['more money than a fraction can tell', { kind: 'money' }, '90071992547409.91', Number.MAX_SAFE_INTEGER],
    ['money that nobody knows', { kind: 'money' }, '', null],
    ['a reference', { kind: 'reference', to: 'actions' }, '', null],
    ['a tick', { kind: 'flag' }, true, true],
    ['a list', { kind: 'list' }, ['a', 'b'], ['a', 'b']],
  ])('%s', (_, field, draft, value) => {
    expect(problemOf(field, draft)).toBeNull();
    expect(valueOf(field, draft)).toEqual(value);
    expect(valueOf(field, draftOf(field, value))).toEqual(value);
  });

  test.each<[Field, Draft, string]>([
    [{ kind: 'line', required: true }, '  ', 'missing'],
    [{ kind: 'text', required: true }, '', 'missing'],
    [{ kind: 'line' }, 'x'.repeat(501), 'tooLong'],
    [{ kind: 'text' }, 'x'.repeat(50_001), 'tooLong'],
    [DAYS, '1001', 'whole'],
    [DAYS, '1.5', 'whole'],
    [DAYS, '1e2', 'whole'],
    [SHARE, '1.01', 'decimal'],
    [{ kind: 'time' }, '24:00', 'time'],
    [{ kind: 'time' }, 'noon', 'time'],
    [{ kind: 'money' }, '-1', 'money'],
    [{ kind: 'money' }, '1.234', 'money'],
    [{ kind: 'money' }, '90071992547409.92', 'money'],
    [{ kind: 'list' }, Array.from({ length: 201 }, String), 'tooMany'],
    [{ kind: 'list' }, ['x'.repeat(501)], 'tooLong'],
  ])('%j refuses %s', (field, draft, key) => {
    expect(problemOf(field, draft)).toMatchObject({ key });
  });

  test.each(Object.entries<Field>(specimen.fields))('%s that nobody touched is stored as not known', (key, field) => {
    const untouched = draftOf(field, undefined);
    if (field.kind === 'line' && field.required) return expect(problemOf(field, untouched)).toEqual({ key: 'missing' });
    expect(valueOf(field, untouched)).toEqual(schemasOf(specimen).blank[key as 'body']);
  });
});
