/** The seven guided steps to certification and through its upkeep. Their words stand in the locales under `steps`. */
export const STEP_IDS = [
  'gapAnalysis',
  'establish',
  'riskAssessment',
  'implementControls',
  'internalAudit',
  'certificationAudit',
  'maintain',
] as const;
export type StepId = (typeof STEP_IDS)[number];

/**
 * `blocked` means that something of an earlier step is missing without which this one has nothing to work on. `stated`
 * means that nothing is left to do, and that part of it rests on what people state, not on records. `closed` means that
 * the assessment was closed before everything was judged.
 */
export const STEP_STATUSES = ['notStarted', 'inProgress', 'stated', 'ready', 'closed', 'blocked'] as const;
export type StepStatus = (typeof STEP_STATUSES)[number];

/** Who takes part, keys under `participants` in the locales. */
export type Participant =
  | 'topManagement'
  | 'aimsManager'
  | 'systemOwners'
  | 'data'
  | 'engineering'
  | 'humanResources'
  | 'procurement'
  | 'legal'
  | 'internalAuditor'
  | 'certificationBody';

export type Step = {
  readonly id: StepId;
  readonly number: number;
  /**
   * Catalogue nodes that the step brings about. Each of the 70 belongs to one of the steps 2 to 7, so that their sum is
   * true; the gap analysis looks at all of them and brings about none.
   */
  readonly nodes: readonly string[];
  readonly participants: readonly Participant[];
};

export const STEPS: readonly Step[] = [
  {
    id: 'gapAnalysis',
    number: 1,
    nodes: [],
    participants: ['topManagement', 'aimsManager', 'systemOwners', 'data', 'engineering', 'legal'],
  },
  {
    id: 'establish',
    number: 2,
    nodes: [
      '4.1',
      '4.2',
      '4.3',
      '4.4',
      '5.1',
      '5.2',
      '5.3',
      '6.2',
      '6.3',
      '7.1',
      '7.2',
      '7.3',
      '7.4',
      '7.5.1',
      '7.5.2',
      '7.5.3',
      'A.2.2',
      'A.2.3',
      'A.2.4',
      'A.3.2',
      'A.3.3',
      'A.4.6',
    ],
    participants: ['topManagement', 'aimsManager', 'humanResources', 'legal'],
  },
  {
    id: 'riskAssessment',
    number: 3,
    nodes: ['6.1.1', '6.1.2', '6.1.3', '6.1.4', '8.2', '8.4', 'A.5.2', 'A.5.3', 'A.5.4', 'A.5.5'],
    participants: ['aimsManager', 'systemOwners', 'data', 'legal'],
  },
  {
    id: 'implementControls',
    number: 4,
    nodes: [
      '8.1',
      '8.3',
      'A.4.2',
      'A.4.3',
      'A.4.4',
      'A.4.5',
      'A.6.1.2',
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
      'A.9.3',
      'A.9.4',
      'A.10.2',
      'A.10.3',
      'A.10.4',
    ],
    participants: ['aimsManager', 'systemOwners', 'data', 'engineering', 'procurement'],
  },
  {
    id: 'internalAudit',
    number: 5,
    nodes: ['9.2.1', '9.2.2'],
    participants: ['internalAuditor', 'aimsManager', 'systemOwners'],
  },
  {
    id: 'certificationAudit',
    number: 6,
    nodes: ['9.3.1', '9.3.2', '9.3.3'],
    participants: ['certificationBody', 'topManagement', 'aimsManager'],
  },
  {
    id: 'maintain',
    number: 7,
    nodes: ['9.1', '10.1', '10.2'],
    participants: ['aimsManager', 'topManagement', 'systemOwners', 'certificationBody'],
  },
];
