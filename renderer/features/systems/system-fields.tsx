import { useTranslation } from 'react-i18next';
import type { FieldWords } from '#renderer/components/fields/field-control.tsx';
import { NodeChips } from '#renderer/records/node-chips.tsx';
import { usePeopleNames } from '#renderer/records/use-people-names.ts';
import type { FieldDefinition } from '#shared/entities/ai-system.ts';
import type { Field } from '#shared/kinds/define.ts';

/** What a field of an AI system is, in the terms of the kinds of records. */
export function fieldOf({ key, kind, choices = [] }: FieldDefinition): Field {
  const [blank] = choices;
  switch (kind) {
    case 'line':
      return key === 'owner' ? { kind: 'person' } : { kind, ...(key === 'name' && { required: true as const }) };
    case 'choice':
      return blank === '' ? { kind, choices: choices.slice(1) } : { kind, choices, blank: blank ?? '' };
    case 'choices':
      return { kind, choices };
    default:
      return { kind };
  }
}

export function useSystemWords(): (definition: FieldDefinition) => FieldWords {
  const { t } = useTranslation('systems');
  const people = usePeopleNames();
  return ({ key, choices = [], nodes }) => ({
    label: t(`fields.${key}.label`),
    help: t(`fields.${key}.help`),
    hint: <NodeChips nodes={nodes} />,
    people,
    options: choices.filter((value) => value !== '').map((value) => ({ value, label: t(`choices.${key}.${value}`) })),
  });
}
