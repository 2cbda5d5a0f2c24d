import type { CertificationDeadline } from '#shared/entities/certification-deadlines.ts';
import { type Organisation, organisation } from '#shared/entities/organisation.ts';

export type OrganisationField = {
  readonly key: Exclude<keyof Organisation, CertificationDeadline>;
  readonly kind: 'line' | 'text' | 'country' | 'size' | 'email' | 'date';
  readonly group: 'identity' | 'people' | 'scope';
  /** Takes the width of the form. */
  readonly wide: boolean;
  /** Requirements that ask for it. */
  readonly nodes: readonly string[];
};

/** What the names of all drafts of the profile begin with. */
export const ORGANISATION_DRAFTS = 'organisation/';

export const ORGANISATION_FIELDS: readonly OrganisationField[] = [
  { key: 'name', kind: 'line', group: 'identity', wide: false, nodes: [] },
  { key: 'legalName', kind: 'line', group: 'identity', wide: false, nodes: ['4.3'] },
  { key: 'country', kind: 'country', group: 'identity', wide: false, nodes: ['4.1'] },
  { key: 'sector', kind: 'line', group: 'identity', wide: false, nodes: ['4.1'] },
  { key: 'address', kind: 'text', group: 'identity', wide: false, nodes: [] },
  { key: 'size', kind: 'size', group: 'identity', wide: false, nodes: [] },
  { key: 'activities', kind: 'text', group: 'identity', wide: true, nodes: ['4.1'] },
  { key: 'topManagement', kind: 'line', group: 'people', wide: false, nodes: ['5.1'] },
  { key: 'aimsManager', kind: 'line', group: 'people', wide: false, nodes: ['5.3'] },
  { key: 'contactEmail', kind: 'email', group: 'people', wide: false, nodes: [] },
  { key: 'scopeStatement', kind: 'text', group: 'scope', wide: true, nodes: ['4.3'] },
  { key: 'certificationBody', kind: 'line', group: 'scope', wide: false, nodes: [] },
  { key: 'targetCertificationOn', kind: 'date', group: 'scope', wide: false, nodes: [] },
];

export type FieldFault = 'nameMissing' | 'tooLong' | 'email' | 'date';

/** Why the core would not take the value, or null. The e-mail address is checked for its shape only. */
export function validateField(field: OrganisationField, value: string): FieldFault | null {
  if (field.kind === 'email' && value !== '' && !/^\S+@\S+\.\S+$/.test(value.trim())) return 'email';
  if (organisation.shape[field.key].safeParse(value).success) return null;
  if (field.key === 'name' && value.trim() === '') return 'nameMissing';
  return field.kind === 'date' ? 'date' : 'tooLong';
}
