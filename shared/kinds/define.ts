/**
 * The closed set of field kinds, and what one declaration of a kind of record says. Plain data: everything else (schemas,
 * routes, handlers, words, forms, lists) is derived from it elsewhere, and any of that may be done by hand instead.
 */
type Common = {
  /** Fields of a group follow one another: form, trail and paper keep the order of the declaration. */
  readonly group?: string;
  /** Catalogue nodes that ask for this field, so that the form can say why it is there. */
  readonly nodes?: readonly string[];
};

/** One field is one column. `''` and null are "not known"; `required` and `blank` rule that out. */
export type Field =
  | (Common & { readonly kind: 'line' | 'text'; readonly required?: true })
  | (Common & { readonly kind: 'person' | 'date' | 'time' | 'node' | 'country' | 'flag' | 'instant' })
  | (Common & { readonly kind: 'list' | 'nodes' | 'countries' })
  | (Common & Choices & { readonly kind: 'choice'; readonly blank?: string })
  | (Common & Choices & { readonly kind: 'choices' })
  | (Common & {
      readonly kind: 'whole' | 'decimal';
      readonly min: number;
      readonly max: number;
      readonly blank?: number;
    })
  /** In the smallest unit of the organisation's currency; see values/money.ts. */
  | (Common & { readonly kind: 'money' })
  /** Id of a record of the named entity; a column with a foreign key, so that undo and restore refuse to orphan it. */
  | (Common & { readonly kind: 'reference'; readonly to: string })
  | (Common & { readonly kind: 'references'; readonly to: string })
  /** Id of the record that it belongs to: given when it is made, never changed. Only among the own fields. */
  | { readonly kind: 'parent'; readonly to: string };
type Choices = {
  readonly choices: readonly string[];
  /** Where the words of the choices stand, such as `steps:interviewRoles`, where others use them too. */
  readonly words?: string;
};
export type Fields = Readonly<Record<string, Field>>;

/** How a record leaves: put aside and brought back, given up by a status of its own, or taken out of the table. */
export type Leaving = 'archive' | 'drop' | 'remove';

export type Declaration<
  E extends string,
  F extends Fields,
  O extends Fields,
  L extends (keyof F | keyof O) & string,
  W extends Leaving,
> = {
  /** Name of the table in `recordTables`, and so in the trail: never changed once released. */
  readonly entity: E;
  /** `RSK` for RSK-001; three digits unless told otherwise. */
  readonly code: { readonly prefix: string; readonly digits?: number };
  /** The field that people call a record by. */
  readonly name: keyof F & string;
  /** In the order of form, trail and paper. */
  readonly fields: F;
  /** Fields that the program sets by itself (hook `own`): part of the record, never of an input. */
  readonly own: O;
  /** What travels with a list, in the order of its columns; without long texts where there are many rows. */
  readonly list: readonly L[];
  /** By what its records are sorted before their codes, those without it last; by their codes alone where nothing is said. */
  readonly order?: readonly L[];
  /** What the search reads. */
  readonly search: readonly (keyof F & string)[];
  readonly leaves: W;
  /** What can be attached to such a record: `LINKED_TABLES` in entities/evidence.ts names its table then. */
  readonly takes: readonly 'evidence'[];
};
export type Kind = Declaration<string, Fields, Fields, string, Leaving>;

/** Checks a declaration and keeps its literal types. */
export function defineKind<
  const E extends string,
  const F extends Fields,
  const O extends Fields,
  const L extends (keyof F | keyof O) & string,
  const W extends Leaving,
>(kind: Declaration<E, F, O, L, W>): Declaration<E, F, O, L, W> {
  return kind;
}

type ChoiceOf<F> = F extends { readonly choices: readonly (infer C)[] } ? C : never;
/** What stands for "not known", unless the field always has a value. */
type OrBlank<F, B> = F extends { readonly blank: unknown } ? never : B;

/** The type of a value by the kind of its field: looked up, not inferred, so that thirty kinds cost nothing. */
type Values<F> = {
  line: string;
  text: string;
  person: string;
  date: string;
  time: string;
  node: string;
  country: string;
  flag: boolean;
  instant: string | null;
  list: string[];
  nodes: string[];
  countries: string[];
  choice: ChoiceOf<F> | OrBlank<F, ''>;
  choices: ChoiceOf<F>[];
  whole: number | OrBlank<F, null>;
  decimal: number | OrBlank<F, null>;
  money: number | null;
  reference: string | null;
  references: string[];
  parent: string;
};
export type ValueOf<F extends Field> = Values<F>[F['kind']];
type ValuesOf<F extends Fields> = { -readonly [P in keyof F]: ValueOf<F[P]> };
type Left = { archive: { archivedAt: string | null }; drop: object; remove: object };
/** One flat object type; `& {}` keeps editors from naming it by the whole declaration that it was made of. */
type Flat<T> = { [P in keyof T]: T[P] } & {};
type RequiredKey<F extends Fields> = { [P in keyof F]: F[P] extends { readonly required: true } ? P : never }[keyof F];

export type FieldsOf<K extends Kind> = Flat<ValuesOf<K['fields']>>;
export type ParentKey<F extends Fields> = {
  [P in keyof F]: F[P] extends { readonly kind: 'parent' } ? P : never;
}[keyof F];
/** What the program sets by itself at each write. */
export type OwnOf<K extends Kind> = Flat<Omit<ValuesOf<K['own']>, ParentKey<K['own']>>>;
export type RecordOf<K extends Kind> = Flat<
  { id: string; code: string } & ValuesOf<K['fields']> & ValuesOf<K['own']> & Left[K['leaves']]
>;
/** What a change may bring; absent or `undefined` stays as it is. */
export type ChangesOf<K extends Kind> = Flat<{
  -readonly [P in keyof K['fields']]?: ValueOf<K['fields'][P]> | undefined;
}>;
/** What a new record may bring, the required fields and what it belongs to among it. */
export type NewOf<K extends Kind> = Flat<
  ChangesOf<K> & Pick<FieldsOf<K>, RequiredKey<K['fields']>> & Pick<ValuesOf<K['own']>, ParentKey<K['own']>>
>;
export type RowOf<K extends Kind> = Flat<
  Pick<RecordOf<K>, ('id' | 'code' | 'archivedAt' | K['list'][number]) & keyof RecordOf<K>>
>;
