import { AI_SYSTEM_FIELDS } from '#shared/entities/ai-system.ts';

/** What a column can hold besides the fields of an AI system: the identifier of the source, by which rows are known. */
export const EXTERNAL_ID = 'externalId';
export const MAPPING_TARGETS: readonly string[] = [...AI_SYSTEM_FIELDS.map((field) => field.key), EXTERNAL_ID];

const DELIMITERS: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' };

export function delimiterName(delimiter: string): string {
  return DELIMITERS[delimiter] ?? 'other';
}
