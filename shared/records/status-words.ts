import type { AssessmentStatus } from '../entities/assessment.ts';

/** What gap analyses of others write for a status, besides this program's own words; case and accents do not count. */
export const STATUS_WORDS: Readonly<Record<AssessmentStatus, readonly string[]>> = {
  notAssessed: ['?', 'unknown', 'open', 'to be assessed', 'tbd', 'not reviewed', 'unbekannt', 'offen', 'inconnu'],
  notMet: [
    ...['no', 'missing', 'none', 'gap', 'non-conformity', 'nonconformity', 'not covered', 'not implemented'],
    ...['non-compliant', 'not compliant', 'noncompliant', 'not conforming', 'not fulfilled', 'fail', 'failed'],
    ...['nein', 'fehlt', 'nicht erfüllt', 'nicht konform', 'non', 'non conforme', 'manquant', 'nee', 'no conforme'],
  ],
  partlyMet: [
    ...['partial', 'partially', 'partially met', 'partly', 'partially covered', 'partially compliant'],
    ...['partially implemented', 'in progress', 'teilweise', 'teilweise erfüllt', 'partiel', 'partiellement'],
    ...['partiellement conforme', 'gedeeltelijk', 'parcial'],
  ],
  largelyMet: [
    'largely',
    'mostly',
    'mostly met',
    'largely compliant',
    'substantially',
    'weitgehend',
    'weitgehend erfüllt',
  ],
  met: [
    ...['yes', 'full', 'fully', 'fully met', 'covered', 'conforms', 'conforming', 'compliant', 'fully compliant'],
    ...['implemented', 'fulfilled', 'complete', 'pass', 'passed', 'ja', 'erfüllt', 'konform', 'oui', 'conforme'],
    ...['voldoet', 'sí', 'cumple'],
  ],
  notApplicable: [
    ...['n/a', 'n.a.', 'na', 'n-a', 'excluded', 'nicht anwendbar', 'nicht zutreffend', 'entfällt', 'sans objet'],
    ...['non applicable', 'niet van toepassing', 'n.v.t.', 'no aplica', 's/o'],
  ],
};
