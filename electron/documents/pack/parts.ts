import type { DocumentKey } from '../issued/registry.ts';

/** A numbered place in the Stage 1 pack. Numbers stay as they are while the documents behind them are still to come. */
export type PackPart = {
  readonly number: string;
  /** Key of its title under `documents:pack.parts`. */
  readonly key: string;
  /** Clauses and controls that it gives evidence for. */
  readonly clauses: readonly string[];
  /** The document that stands there, with its file name; parts without one are not in the pack yet. */
  readonly document?: DocumentKey;
  readonly file?: string;
};

/** What certification bodies ask to see before Stage 1, in the order in which they read it. */
export const PACK_PARTS: readonly PackPart[] = [
  { number: '01', key: 'scope', clauses: ['4.1', '4.2', '4.3', '4.4'] },
  { number: '02', key: 'policy', clauses: ['5.2', 'A.2.2', 'A.2.3', 'A.2.4'] },
  { number: '03', key: 'objectives', clauses: ['6.2', 'A.6.1.2', 'A.9.3'] },
  { number: '04', key: 'roles', clauses: ['5.1', '5.3', 'A.3.2', 'A.3.3', 'A.10.2'] },
  { number: '05', key: 'riskRegister', clauses: ['6.1.1', '6.1.2', '8.2'] },
  { number: '06', key: 'treatmentPlan', clauses: ['6.1.3', '8.3'] },
  { number: '07', key: 'applicability', clauses: ['6.1.3'] },
  { number: '08', key: 'impact', clauses: ['6.1.4', '8.4', 'A.5.2', 'A.5.3', 'A.5.4', 'A.5.5'] },
  {
    number: '09',
    key: 'inventory',
    clauses: ['4.3', 'A.4.2', 'A.4.3', 'A.4.4'],
    document: 'inventory',
    file: '09_AI-system-inventory',
  },
  {
    number: '10',
    key: 'procedures',
    clauses: [
      '6.3',
      '7.1',
      '7.2',
      '7.3',
      '7.4',
      '8.1',
      'A.4.5',
      'A.4.6',
      'A.6.1.3',
      'A.6.2.2',
      'A.6.2.3',
      'A.6.2.4',
      'A.6.2.5',
      'A.6.2.6',
      'A.6.2.7',
      'A.6.2.8',
      'A.7.2',
      'A.7.3',
      'A.7.4',
      'A.7.5',
      'A.7.6',
      'A.8.2',
      'A.8.3',
      'A.8.4',
      'A.8.5',
      'A.9.2',
      'A.9.4',
      'A.10.3',
      'A.10.4',
    ],
  },
  { number: '11', key: 'internalAudit', clauses: ['9.2.1', '9.2.2'] },
  { number: '12', key: 'managementReview', clauses: ['9.3.1', '9.3.2', '9.3.3'] },
  { number: '13', key: 'correctiveAction', clauses: ['10.1', '10.2'] },
  { number: '14', key: 'register', clauses: ['7.5.1', '7.5.2', '7.5.3'] },
  {
    number: '15',
    key: 'evidence',
    clauses: ['7.5.3', '9.1'],
    document: 'evidence-index',
    file: '15_Evidence-index',
  },
  {
    number: '16',
    key: 'certificationStatus',
    clauses: ['4.4'],
    document: 'certification-status',
    file: '16_Certification-status-by-step',
  },
  {
    number: '17',
    key: 'requirements',
    clauses: ['4.4'],
    document: 'requirements',
    file: '17_Requirements-and-state',
  },
];

/** The documents that the pack holds; others, such as a consultant's report, are not the certification body's. */
export const PACK_DOCUMENTS: readonly DocumentKey[] = PACK_PARTS.flatMap(({ document }) => document ?? []);
