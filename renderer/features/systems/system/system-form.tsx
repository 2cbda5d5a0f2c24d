import Box from '@mui/material/Box';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { AI_SYSTEM_FIELDS, type AiSystem, type FieldDefinition, type FieldGroup } from '#shared/entities/ai-system.ts';
import { FieldEditor } from './field-editor.tsx';
import type { SaveField } from './use-save-field.ts';

export const FIELD_GROUPS: readonly FieldGroup[] = [
  'identity',
  'scope',
  'people',
  'data',
  'model',
  'operation',
  'dates',
];

/** Kinds short enough to stand two in a line. */
const SHORT: ReadonlySet<FieldDefinition['kind']> = new Set(['line', 'choice', 'date']);

type SystemFormProps = { readonly system: AiSystem; readonly onSave: SaveField };

/** Every field of a system, group by group. */
export const SystemForm = memo(function SystemForm({ system, onSave }: SystemFormProps) {
  const { t } = useTranslation('systems');
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      {FIELD_GROUPS.map((group) => (
        <Box key={group} id={sectionId(group)} sx={{ scrollMarginTop: '0.75rem' }}>
          <Panel title={t(`groups.${group}`)}>
            <Box
              sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 3, rowGap: 2.25 }}
            >
              {fieldsOf(group).map((definition) => (
                <Box key={definition.key} sx={{ minWidth: 0, gridColumn: isWide(definition) ? '1 / -1' : 'auto' }}>
                  <FieldEditor system={system} definition={definition} onSave={onSave} />
                </Box>
              ))}
            </Box>
          </Panel>
        </Box>
      ))}
    </Box>
  );
});

/** The group's fields, in the order of the definition. */
export function fieldsOf(group: FieldGroup): readonly FieldDefinition[] {
  return AI_SYSTEM_FIELDS.filter((field) => field.group === group);
}

export function sectionId(section: string): string {
  return `section-${section}`;
}

function isWide({ key, kind }: FieldDefinition): boolean {
  return key === 'name' || !SHORT.has(kind);
}
