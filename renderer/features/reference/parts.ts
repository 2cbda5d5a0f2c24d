/** The parts of the page, in the order of their tabs and by the name that the address has. */
export const REFERENCE_PARTS = [
  'documents',
  'annexC',
  'roles',
  'impactAssessment',
  'certification',
  'guideDomains',
] as const;
export type ReferencePart = (typeof REFERENCE_PARTS)[number];
