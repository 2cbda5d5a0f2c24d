import { type UseQueryResult, useQueries, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { textOf } from '#renderer/components/fields/drafts.ts';
import type { Referable } from '#renderer/components/fields/picks/reference-inputs.tsx';
import { routeQuery } from '#renderer/host/api.ts';
import type { RouteName } from '#shared/contract/registry.ts';
import type { Kind } from '#shared/kinds/define.ts';
import { type KindName, kindOf, kinds } from '#shared/kinds/registry.ts';
import type { RecordNames } from '#shared/records/words.ts';

/** The list that tells what the records of a table are called, and the field that holds it. */
type NamedList = { readonly route: RouteName; readonly name: string };

/** Of the tables that are no kinds yet. */
const BY_HAND: Readonly<Record<string, NamedList>> = {
  aiSystems: { route: 'systems.list', name: 'name' },
  assessments: { route: 'assessments.list', name: 'title' },
  evidence: { route: 'evidence.list', name: 'title' },
};

/** Undefined for a table whose records cannot be referred to. */
export function namedListOf(entity: string): NamedList | undefined {
  const found = kindOf(entity);
  return found === undefined ? BY_HAND[entity] : { route: `${found.name}.list`, name: found.kind.name };
}

export type Referred = {
  /** Whether all of them were read. */
  readonly ready: boolean;
  readonly names: RecordNames;
  /** The records of a table, in the order of its list. */
  readonly options: (entity: string) => readonly Referable[];
};

/** What the records are called that those of a kind refer to, and which there are to choose from. */
export function useReferred(name: KindName): Referred {
  return useNamed(useMemo(() => entitiesOf(kinds[name]), [name]));
}

/** The same for the records of these tables; the array has to stay the same. */
export function useNamed(entities: readonly string[]): Referred {
  const client = useQueryClient();
  const lists = useQueries({
    queries: entities.map((entity) => routeQuery(client, namedListOf(entity)?.route ?? 'systems.list', {})),
    combine: answers,
  });
  return useMemo(() => {
    const options = new Map(entities.map((entity, at) => [entity, optionsOf(entity, lists[at])]));
    const all = [...options.values()].flat();
    return {
      ready: lists.every((list) => list !== undefined),
      names: Object.fromEntries(all.map(({ value, label }) => [value, label])),
      options: (entity) => options.get(entity) ?? [],
    };
  }, [entities, lists]);
}

export function entitiesOf({ fields, own }: Kind): readonly string[] {
  return [
    ...new Set([...Object.values(fields), ...Object.values(own)].flatMap((field) => ('to' in field ? [field.to] : []))),
  ];
}

function answers(results: readonly UseQueryResult[]): readonly unknown[] {
  return results.map(({ data }) => data);
}

/** A list stays the same object until one of its records changes, so its names are made once. */
const made = new WeakMap<object, readonly Referable[]>();

function optionsOf(entity: string, list: unknown): readonly Referable[] {
  if (!Array.isArray(list)) return [];
  const known = made.get(list);
  if (known !== undefined) return known;
  const { name = '' } = namedListOf(entity) ?? {};
  const options = (list as readonly Readonly<Record<string, unknown>>[]).map((row) => ({
    value: textOf(row['id']),
    code: textOf(row['code']),
    label: `${textOf(row['code'])} ${textOf(row[name])}`.trim(),
    archived: row['archived'] === true || typeof row['archivedAt'] === 'string',
  }));
  made.set(list, options);
  return options;
}
