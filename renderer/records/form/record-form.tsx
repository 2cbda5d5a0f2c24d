import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { FieldBinding } from '#renderer/components/fields/autosave.tsx';
import type { Draft } from '#renderer/components/fields/drafts.ts';
import type { FieldWords } from '#renderer/components/fields/field-control.tsx';
import { hasUnsavedDrafts } from '#renderer/components/fields/kept-fields.ts';
import { flushDrafts } from '#renderer/session/save-state.ts';
import type { Field, Fields, Kind } from '#shared/kinds/define.ts';
import { type KindName, kinds } from '#shared/kinds/registry.ts';
import { KeptField } from './kept-field.tsx';
import { useFieldWords, useKindWords } from './kind-words.tsx';
import { type AnyRecord, useRecordCommands } from './record-commands.ts';

/** What one kind does by hand in its form, by field. */
export type FormSpecials = Readonly<Record<string, Partial<FieldWords> & { readonly control?: ControlOf }>>;
type ControlOf = (field: FieldBinding<Draft>, words: FieldWords) => ReactNode;

type RecordFormProps = {
  readonly name: KindName;
  readonly record: AnyRecord;
  readonly specials?: FormSpecials;
};

/** Kinds of fields that are short enough to stand two in a line. */
const SHORT: ReadonlySet<Field['kind']> = new Set([
  ...(['line', 'person', 'date', 'time', 'country', 'choice'] as const),
  ...(['whole', 'decimal', 'money', 'reference', 'flag'] as const),
]);

/** Every field of a record, group by group, saved as it is typed. */
export function RecordForm({ name, record, specials = {} }: RecordFormProps) {
  const words = useKindWords(name);
  const wordsOf = useFieldWords(name);
  const kind: Kind = kinds[name];
  return sectionsOf(kind.fields).map(({ group, fields }) => (
    <Box key={fields[0]?.[0]} component="section" sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
      {group !== '' && (
        <Typography component="h3" variant="h4">
          {words(`groups.${group}`)}
        </Typography>
      )}
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 2.5, rowGap: 2 }}>
        {fields.map(([key, field]) => (
          <Box
            key={key}
            sx={{ minWidth: 0, gridColumn: SHORT.has(field.kind) && key !== kind.name ? 'auto' : '1 / -1' }}
          >
            <RecordField
              name={name}
              record={record}
              fieldKey={key}
              field={field}
              asked={wordsOf(key)}
              special={specials[key] ?? {}}
            />
          </Box>
        ))}
      </Box>
    </Box>
  ));
}

type Section = { readonly group: string; readonly fields: (readonly [string, Field])[] };

/** Fields in the order of the kind, those of a group that follow one another together. */
function sectionsOf(fields: Fields): readonly Section[] {
  const sections: Section[] = [];
  for (const [key, field] of Object.entries(fields)) {
    const group = groupOf(field);
    const last = sections.at(-1);
    if (last?.group === group) last.fields.push([key, field]);
    else sections.push({ group, fields: [[key, field]] });
  }
  return sections;
}

function groupOf(field: Field): string {
  return field.kind === 'parent' ? '' : (field.group ?? '');
}

/** What the names of all drafts of a record begin with. */
export function draftsOf(name: KindName, id: string): string {
  return `${name}/${id}/`;
}

type RecordFieldProps = {
  readonly name: KindName;
  readonly record: AnyRecord;
  readonly fieldKey: string;
  readonly field: Field;
  readonly asked: FieldWords;
  readonly special: FormSpecials[string];
};

function RecordField({ name, record, fieldKey: key, field, asked, special: { control, ...own } }: RecordFieldProps) {
  const { update } = useRecordCommands(name);
  const words = { ...asked, ...own };
  const prefix = draftsOf(name, record.id);
  async function save(value: unknown): Promise<void> {
    await update(record.id, { [key]: value });
    // What was refused for want of this field may be taken now, such as a decision for want of its reason.
    if (hasUnsavedDrafts(prefix)) void flushDrafts();
  }
  return (
    <KeptField prefix={prefix} name={key} field={field} words={words} value={record[key]} onSave={save}>
      {control === undefined ? undefined : (bound) => control(bound, words)}
    </KeptField>
  );
}
