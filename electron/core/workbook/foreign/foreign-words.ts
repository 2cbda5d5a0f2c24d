import type { AnswerColumn } from '#shared/entities/workbook.ts';

/**
 * Headings that gap analyses of others use for an answer, in English, German, Dutch, French and Spanish, the most telling
 * first; case, accents and punctuation do not count, nor do years, the standard's name and what stands in brackets. "Evidence"
 * and "Recommendation" are none: they are no answer of ours.
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
    ...['assessment result', 'conformity level', 'compliance level', 'level of compliance', 'level of conformity'],
    ...['degree of compliance', 'degree of implementation', 'implementation', 'implementation level', 'audit result'],
    ...['finding type', 'completion', 'complete', 'percent complete', 'fulfilment', 'fulfillment', 'percentage'],
    ...[
      'Umsetzung',
      'Umsetzungsgrad',
      'Umsetzungsstand',
      'Stand der Umsetzung',
      'Ergebnis',
      'Prüfergebnis',
      'Erfüllung',
    ],
    ...['Erfüllungsstatus', 'Konformitätsgrad', 'umgesetzt', 'Stand'],
    ...['rating', 'Erfüllungsgrad', 'Umsetzungsstatus', 'Konformität', 'erfüllt', 'Bewertung'],
    ...['statut', 'conformité', 'conforme', 'état', 'naleving', 'voldoet', 'estado', 'cumplimiento', 'conformidad'],
  ],
  maturity: [
    ...['maturity', 'maturity level', 'maturity score', 'maturity rating', 'actual maturity', 'as-is maturity'],
    ...['CMMI level', 'CMMI', 'Reifegradstufe', 'Reife'],
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
    ...[
      'evidence notes',
      'notes evidence',
      'evidence comments',
      'comments evidence',
      'notes comments',
      'comments notes',
    ],
    ...['Notiz', 'Notizen', 'Hinweise', 'Erläuterung', 'Erläuterungen'],
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

/** Whether a requirement or control applies at all, as a statement of applicability says. */
export const APPLICABLE_HEADINGS: readonly string[] = [
  ...[
    'applicable',
    'applicability',
    'applicable y n',
    'applicable yes no',
    'control applicable',
    'applies',
    'in scope',
  ],
  ...['included', 'selected', 'control selected', 'included in scope', 'relevant', 'anwendbar', 'Anwendbarkeit'],
  ...['zutreffend', 'anwendbar ja nein', 'relevant ja nein', 'ausgewählt', 'van toepassing', 'toepasselijk'],
  ...['applicabilité', 'aplicable', 'aplica', 'aplicabilidad'],
];

/** Why it does not; a reason for including a control is none. */
export const REASON_HEADINGS: readonly string[] = [
  ...['justification for exclusion', 'reason for exclusion', 'exclusion justification', 'justification of exclusion'],
  ...['rationale for exclusion', 'justification for inclusion exclusion', 'justification for exclusion inclusion'],
  ...[
    'reason for inclusion exclusion',
    'justification for inclusion or exclusion',
    'justification inclusion exclusion',
  ],
  ...['rationale for inclusion exclusion', 'justification', 'rationale', 'reason', 'reasons'],
  ...['Begründung für Ausschluss', 'Begründung des Ausschlusses', 'Begründung für den Ausschluss', 'Ausschlussgrund'],
  ...[
    'Begründung für Einschluss Ausschluss',
    'Begründung für Auswahl Ausschluss',
    'Begründung der Auswahl Nichtauswahl',
  ],
  ...['Begründung', 'Begründung für Nichtanwendbarkeit', 'Begründung der Nichtanwendbarkeit', 'motivering', 'reden'],
  ...["justification de l'exclusion", 'justificación', 'justificación de la exclusión', 'motivo', 'motif'],
];

/** Over the numbers of clauses and controls. */
export const REFERENCE_HEADINGS: readonly string[] = [
  ...[
    'clause',
    'clauses',
    'clause no',
    'clause number',
    'clause ref',
    'control',
    'control no',
    'control ref',
    'control id',
  ],
  ...['control number', 'requirement id', 'requirement no', 'reference', 'ref', 'ref no', 'section', 'clause control'],
  ...['control clause', 'id', 'no', 'nr', 'number', 'Kapitel', 'Abschnitt', 'Klausel', 'Normkapitel', 'Normabschnitt'],
  ...[
    'Ziffer',
    'Maßnahme',
    'Norm',
    'Referenz',
    'Nummer',
    'chapitre',
    'article',
    'mesure',
    'paragraaf',
    'cláusula',
    'control id',
  ],
];
