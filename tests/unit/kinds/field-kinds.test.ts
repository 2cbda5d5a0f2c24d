import { expect, test } from 'vitest';
import { defineKind, type Field, type ValueOf } from '#shared/kinds/define.ts';
import { schemasOf } from '#shared/kinds/schemas.ts';

type Same<A, B> = [A, B] extends [B, A] ? true : false;
type Case<F extends Field = Field> = {
  readonly field: F;
  readonly takes: readonly unknown[];
  readonly refuses: readonly unknown[];
};

/** What a field takes has its type, and `same` says that the type is no wider: so type and schema say the same. */
function held<const F extends Field, T>(
  field: F,
  takes: readonly (ValueOf<F> & T)[],
  refuses: readonly unknown[],
  _same: Same<ValueOf<F>, T>,
): Case<F> {
  return { field, takes, refuses };
}

const ID = '00000000-0000-7000-8000-000000000001';
const CASES: { readonly [K in Field['kind']]: Case } = {
  line: held<{ kind: 'line' }, string>({ kind: 'line' }, ['', 'x'.repeat(500)], ['x'.repeat(501), null, 1], true),
  text: held<{ kind: 'text' }, string>({ kind: 'text' }, ['', 'x'.repeat(50_000)], ['x'.repeat(50_001), null], true),
  person: held<{ kind: 'person' }, string>({ kind: 'person' }, ['', 'Ada'], [null, 1], true),
  date: held<{ kind: 'date' }, string>({ kind: 'date' }, ['', '2028-02-29'], ['2026-02-29', '1 May', null], true),
  time: held<{ kind: 'time' }, string>({ kind: 'time' }, ['', '09:30'], ['9:30', '24:00', null], true),
  node: held<{ kind: 'node' }, string>({ kind: 'node' }, ['', '6.1.2'], [null, 4.1], true),
  country: held<{ kind: 'country' }, string>({ kind: 'country' }, ['', 'AT'], ['at', 'AUT', null], true),
  flag: held<{ kind: 'flag' }, boolean>({ kind: 'flag' }, [true, false], ['', null, 1], true),
  instant: held<{ kind: 'instant' }, string | null>(
    { kind: 'instant' },
    [null, '2026-01-01T00:00:00.000Z'],
    ['', 'x'],
    true,
  ),
  list: held<{ kind: 'list' }, string[]>({ kind: 'list' }, [[], ['a']], [[''], 'a', null], true),
  nodes: held<{ kind: 'nodes' }, string[]>({ kind: 'nodes' }, [[], ['9.1']], ['9.1', null], true),
  countries: held<{ kind: 'countries' }, string[]>({ kind: 'countries' }, [[], ['AT']], [['at'], 'AT'], true),
  choice: held<{ kind: 'choice'; choices: readonly ['a', 'b'] }, 'a' | 'b' | ''>(
    { kind: 'choice', choices: ['a', 'b'] },
    ['', 'a', 'b'],
    ['c', null],
    true,
  ),
  choices: held<{ kind: 'choices'; choices: readonly ['a', 'b'] }, ('a' | 'b')[]>(
    { kind: 'choices', choices: ['a', 'b'] },
    [[], ['a', 'b']],
    [['c'], 'a', null],
    true,
  ),
  whole: held<{ kind: 'whole'; min: 1; max: 5 }, number | null>(
    { kind: 'whole', min: 1, max: 5 },
    [null, 1, 5],
    [0, 6, 1.5, ''],
    true,
  ),
  decimal: held<{ kind: 'decimal'; min: 0; max: 1 }, number | null>(
    { kind: 'decimal', min: 0, max: 1 },
    [null, 0.5],
    [1.1, -0.1, ''],
    true,
  ),
  money: held<{ kind: 'money' }, number | null>({ kind: 'money' }, [null, 0, 1999], [-1, 19.99, ''], true),
  reference: held<{ kind: 'reference'; to: 'actions' }, string | null>(
    { kind: 'reference', to: 'actions' },
    [null, ID],
    ['', 'x'],
    true,
  ),
  references: held<{ kind: 'references'; to: 'actions' }, string[]>(
    { kind: 'references', to: 'actions' },
    [[], [ID]],
    [['x'], ID, null],
    true,
  ),
  parent: held<{ kind: 'parent'; to: 'actions' }, string>(
    { kind: 'parent', to: 'actions' },
    [ID],
    ['', 'x', null],
    true,
  ),
};

// What always has a value has no empty one, in type and schema.
const always = [
  held<{ kind: 'line'; required: true }, string>({ kind: 'line', required: true }, ['x'], ['', ' '], true),
  held<{ kind: 'choice'; choices: readonly ['a', 'b']; blank: 'a' }, 'a' | 'b'>(
    { kind: 'choice', choices: ['a', 'b'], blank: 'a' },
    ['a', 'b'],
    ['', null],
    true,
  ),
  held<{ kind: 'whole'; min: 0; max: 9; blank: 0 }, number>(
    { kind: 'whole', min: 0, max: 9, blank: 0 },
    [0, 9],
    [null, ''],
    true,
  ),
];
// @ts-expect-error a type that is wider than the values of the field is found
held<{ kind: 'line' }, string | null>({ kind: 'line' }, [''], [], true);
// @ts-expect-error and so is a value that the field does not have
held<{ kind: 'flag' }, boolean>({ kind: 'flag' }, [1], [], true);

test.each(Object.entries(CASES))('%s takes what its type says and nothing else', (_kind, one) => check(one));
test.each(always.map((one) => [one.field.kind, one] as const))('%s that always has a value', (_kind, one) =>
  check(one),
);

function check({ field, takes, refuses }: Case): void {
  const kind = defineKind({
    ...{
      entity: 'one',
      code: { prefix: 'ONE' },
      name: 'title',
      list: ['title'],
      search: [],
      leaves: 'drop',
      takes: [],
    },
    fields: { title: { kind: 'line' }, ...(field.kind !== 'parent' && { value: field }) },
    own: field.kind === 'parent' ? { value: field } : {},
  } as never);
  const { create, changes } = schemasOf(kind as Parameters<typeof schemasOf>[0]);
  const schema = field.kind === 'parent' ? create : changes;
  for (const value of takes) expect(schema.safeParse({ value }).success, JSON.stringify(value)).toBe(true);
  for (const value of refuses) expect(schema.safeParse({ value }).success, JSON.stringify(value)).toBe(false);
}
