import type { AiSystem, AiSystemField } from '#shared/entities/ai-system.ts';

/**
 * What was typed and is not stored yet, beyond the life of its form: a save that fails after the form was left, or a
 * text that cannot be stored as it is, waits here until the form is opened again.
 */
const kept = new Map<string, Map<AiSystemField, AiSystem[AiSystemField]>>();

export function keepDraft(systemId: string, field: AiSystemField, value: AiSystem[AiSystemField]): void {
  const drafts = kept.get(systemId) ?? new Map<AiSystemField, AiSystem[AiSystemField]>();
  kept.set(systemId, drafts.set(field, value));
}

/** Forgets a draft that is stored now; a newer one, typed while it was being stored, is kept. */
export function settleDraft(systemId: string, field: AiSystemField, stored: AiSystem[AiSystemField]): void {
  const drafts = kept.get(systemId);
  if (drafts === undefined || !sameValue(drafts.get(field), stored)) return;
  drafts.delete(field);
  if (drafts.size === 0) kept.delete(systemId);
}

export function keptDraft(systemId: string, field: AiSystemField): AiSystem[AiSystemField] | undefined {
  return kept.get(systemId)?.get(field);
}

export function hasKeptDrafts(systemId: string): boolean {
  return kept.has(systemId);
}

function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
