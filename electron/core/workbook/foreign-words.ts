import type { AnswerColumn } from '#shared/entities/workbook.ts';

/**
 * Headings that gap analyses of others use for an answer, in English, German, Dutch, French and Spanish, the most telling
 * first; case, accents and punctuation do not count. "Evidence" and "Recommendation" are none: they are no answer of ours.
 */
export const FOREIGN_HEADINGS: Readonly<Record<AnswerColumn, readonly string[]>> = {
  status: [
    ...['status', 'compliance status', 'conformity status', 'implementation status', 'assessment status', 'gap status'],
    ...[
      'compliance',
      'conformity',
      'compliant',
      'conforms',
      'implemented',
      'fulfilled',
      'coverage',
      'covered',
      'result',
    ],
    ...['assessment result', 'rating', 'Erfüllungsgrad', 'Umsetzungsstatus', 'Konformität', 'erfüllt', 'Bewertung'],
    ...['statut', 'conformité', 'conforme', 'état', 'naleving', 'voldoet', 'estado', 'cumplimiento', 'conformidad'],
  ],
  maturity: [
    ...['maturity', 'maturity level', 'current maturity', 'maturity score', 'maturity rating', 'CMMI level'],
    ...['Reifegrad', 'Ist-Reifegrad', 'volwassenheid', 'volwassenheidsniveau', 'maturité', 'niveau de maturité'],
    ...['madurez', 'nivel de madurez'],
  ],
  finding: [
    ...['finding', 'findings', 'current state', 'as-is', 'current situation', 'observation', 'observations', 'gap'],
    ...[
      'gap description',
      'gaps',
      'gap identified',
      'identified gaps',
      'description of gap',
      'assessment',
      'conclusion',
    ],
    ...['Feststellung', 'Feststellungen', 'Ist-Zustand', 'Istzustand', 'Befund', 'Abweichung', 'Lücke', 'bevinding'],
    ...['bevindingen', 'huidige situatie', 'constat', 'constats', 'état actuel', 'écart', 'hallazgo', 'hallazgos'],
    ...['situación actual', 'brecha'],
  ],
  note: [
    ...['note', 'notes', 'comment', 'comments', 'remark', 'remarks', 'auditor notes', 'Bemerkung', 'Bemerkungen'],
    ...['Kommentar', 'Anmerkung', 'Anmerkungen', 'opmerking', 'opmerkingen', 'commentaire', 'commentaires'],
    ...['remarque', 'remarques', 'comentario', 'comentarios', 'notas'],
  ],
  owner: [
    ...['owner', 'control owner', 'process owner', 'responsible', 'responsible person', 'responsibility'],
    ...['accountable', 'assigned to', 'Verantwortlich', 'Verantwortlicher', 'Verantwortliche', 'zuständig'],
    ...['eigenaar', 'verantwoordelijke', 'responsable', 'propriétaire', 'pilote', 'propietario'],
  ],
  interviewee: [
    ...['interviewee', 'interviewed', 'interview partner', 'contact', 'contact person', 'asked', 'Ansprechpartner'],
    ...['Gesprächspartner', 'geïnterviewde', 'interlocuteur', 'personne interviewée', 'entrevistado'],
  ],
  assessedOn: [
    ...['assessed on', 'assessment date', 'date assessed', 'date of assessment', 'review date', 'date', 'audit date'],
    ...['bewertet am', 'Datum', 'Prüfdatum', "date d'évaluation", 'datum beoordeling', 'fecha', 'fecha de evaluación'],
  ],
};
