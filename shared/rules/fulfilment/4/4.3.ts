import { documentsApproved, everySystem, profile, someInScope } from '../checks.ts';
import type { FulfilmentRule } from '../rule.ts';

/**
 * Determining the scope of the AI management system. The boundaries are what the statement and the decisions on
 * every system say; the approved inventory documents them.
 */
export const scope: FulfilmentRule = {
  node: '4.3',
  version: 2,
  checks: [
    profile('scopeStatement'),
    someInScope,
    everySystem({
      key: 'scopeDecided',
      ofAll: true,
      fields: ['scope'],
      holds: ({ scope }) => scope !== 'undecided',
    }),
    everySystem({
      key: 'scopeReason',
      ofAll: true,
      among: ({ scope }) => scope === 'outOfScope',
      fields: ['scope', 'scopeReason'],
      holds: ({ scopeReason }) => scopeReason.trim() !== '',
    }),
    documentsApproved('inventory'),
  ],
};
