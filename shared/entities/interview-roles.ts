/** Whom to put a question to. */
export const INTERVIEW_ROLES = [
  'topManagement',
  'aimsManager',
  'systemOwner',
  'data',
  'engineering',
  'humanResources',
  'procurement',
  'legal',
  'users',
] as const;
export type InterviewRole = (typeof INTERVIEW_ROLES)[number];
