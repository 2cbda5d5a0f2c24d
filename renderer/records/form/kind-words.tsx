import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldWords, Option } from '#renderer/components/fields/field-control.tsx';
import { NodeChips } from '#renderer/records/node-chips.tsx';
import { usePeopleNames } from '#renderer/records/use-people-names.ts';
import { useReferred } from '#renderer/records/use-referred.ts';
import type { Field, Kind } from '#shared/kinds/define.ts';
import { type KindName, kinds } from '#shared/kinds/registry.ts';

/** A word of a kind by its key below the kind's namespace, or anywhere where it begins with a colon; `''` where there is none. */
export type KindWords = (key: string, params?: Readonly<Record<string, string | number>>) => string;

export function useKindWords(name: KindName): KindWords {
  const { t } = useTranslation([name, 'common']);
  return useMemo(() => {
    // i18next's own type knows each key; here they are made of what the kind declares.
    const words = t as unknown as (key: string, params: object) => string;
    return (key, params = {}) =>
      words(key.startsWith(':') ? key.slice(1) : `${name}:${key}`, { defaultValue: '', ...params });
  }, [t, name]);
}

/** The words of one choice; `none` stands for the empty one. */
export function choiceOptions(words: KindWords, key: string, field: Field): readonly Option[] {
  if (field.kind !== 'choice' && field.kind !== 'choices') return [];
  return field.choices.map((value) => ({
    value,
    label: (field.words === undefined ? words(`choices.${key}.${value}`) : words(`:${field.words}.${value}`)) || value,
  }));
}

/** How the fields of a kind are asked for: labels, help, choices, whom and what they could name. */
export function useFieldWords(name: KindName): (key: string) => FieldWords {
  const words = useKindWords(name);
  const people = usePeopleNames();
  const referred = useReferred(name);
  return (key) => {
    const kind: Kind = kinds[name];
    const field = kind.fields[key] ?? kind.own[key];
    const label = words(`fields.${key}`) || key;
    if (field === undefined) return { label };
    const help = words(`help.${key}`);
    const none = words(`choices.${key}.none`);
    return {
      label,
      people,
      options: 'to' in field ? referred.options(field.to) : choiceOptions(words, key, field),
      ...(help !== '' && { help }),
      ...(none !== '' && { none }),
      ...(field.kind !== 'parent' && field.nodes !== undefined && { hint: <NodeChips nodes={field.nodes} /> }),
    };
  };
}
