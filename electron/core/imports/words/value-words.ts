import type { AiSystemFields } from '#shared/entities/ai-system.ts';

/** Fields whose value is one of a list. */
export type ChoiceField =
  | 'lifecycleStage'
  | 'scope'
  | 'personalData'
  | 'modelSource'
  | 'autonomy'
  | 'oversightMode'
  | 'aiRoles';
type Choice<F extends ChoiceField> = F extends 'aiRoles' ? AiSystemFields['aiRoles'][number] : AiSystemFields[F];
type Words<F extends ChoiceField> = Readonly<Partial<Record<Exclude<Choice<F>, ''>, readonly string[]>>>;

const YES = ['yes', 'y', 'true', 'x', '✓', 'ja', 'oui', 'sí', 'si', 'sì', 'vrai', 'wahr', 'waar'];
const NO = ['no', 'n', 'false', 'nein', 'nee', 'non', 'falsch', 'faux', 'onwaar'];

/**
 * What inventories write for each choice, in English, German, Dutch, French, Spanish and Italian; the names of the
 * choices themselves are known without a list. Stages of the US inventory follow NIST SP 800-64 (initiation to
 * disposal), those of the Dutch register are its own three.
 */
export const VALUE_WORDS: { readonly [F in ChoiceField]: Words<F> } = {
  lifecycleStage: {
    inception: [
      ...['inception', 'initiated', 'initiation', 'planned', 'planning', 'idea', 'ideation', 'concept', 'proposed'],
      ...['proposal', 'requested', 'pre-initiation', 'scoping', 'in planning', 'backlog', 'exploration'],
      ...['geplant', 'in Planung', 'Planung', 'Konzept', 'Idee', 'Konzeption', 'gepland', 'in voorbereiding', 'idee'],
      ...[
        'planifié',
        'en projet',
        'idée',
        'en planification',
        'planificado',
        'planificación',
        'pianificato',
        'ideazione',
      ],
    ],
    designAndDevelopment: [
      ...[
        'design and development',
        'design',
        'development',
        'in development',
        'under development',
        'build',
        'building',
      ],
      ...[
        'pre-deployment',
        'acquisition and/or development',
        'acquisition',
        'procurement',
        'development and acquisition',
        'prototype',
      ],
      ...['proof of concept', 'PoC', 'MVP', 'research', 'R&D', 'in progress', 'being developed', 'dev'],
      ...['Entwicklung', 'in Entwicklung', 'Entwurf', 'Beschaffung', 'in Arbeit', 'Prototyp', 'Design und Entwicklung'],
      ...[
        'ontwikkeling',
        'in ontwikkeling',
        'in aanbouw',
        'développement',
        'en développement',
        'en cours',
        'conception',
      ],
      ...['desarrollo', 'en desarrollo', 'diseño', 'sviluppo', 'in sviluppo', 'progettazione'],
    ],
    verificationAndValidation: [
      ...[
        'verification and validation',
        'verification',
        'validation',
        'testing',
        'test',
        'in test',
        'in testing',
        'UAT',
      ],
      ...['pilot', 'piloting', 'in pilot', 'pilot phase', 'piloted', 'trial', 'beta', 'evaluation', 'user testing'],
      ...['Testphase', 'im Test', 'Pilot', 'Pilotphase', 'Pilotbetrieb', 'Verifizierung und Validierung', 'Erprobung'],
      ...['testfase', 'in test', 'pilotfase', 'phase de test', 'en test', 'pilote', 'en pilote', 'expérimentation'],
      ...['pruebas', 'en pruebas', 'piloto', 'fase piloto', 'collaudo', 'in prova', 'sperimentazione', 'pilota'],
    ],
    deployment: [
      ...['deployment', 'implementation', 'implementation and assessment', 'roll-out', 'rollout', 'being deployed'],
      ...['rolling out', 'go-live', 'deploying', 'implementing', 'Einführung', 'Ausrollung', 'Inbetriebnahme'],
      ...['in Einführung', 'implementatie', 'uitrol', 'ingebruikname', 'déploiement', 'en déploiement', 'despliegue'],
      ...['implantación', 'distribuzione', 'messa in servizio', 'implementazione'],
    ],
    operationAndMonitoring: [
      ...[
        'operation and monitoring',
        'operation',
        'operation and maintenance',
        'operations',
        'operational',
        'production',
      ],
      ...[
        'in production',
        'in use',
        'in operation',
        'live',
        'active',
        'deployed',
        'in service',
        'running',
        'productive',
      ],
      ...['operating', 'monitoring', 'maintenance', 'O&M', 'prod', 'implemented', 'launched', 'currently in use'],
      ...[
        'in Betrieb',
        'Betrieb',
        'produktiv',
        'im Einsatz',
        'aktiv',
        'in Nutzung',
        'Produktivbetrieb',
        'in Produktion',
      ],
      ...[
        'Betrieb und Überwachung',
        'in gebruik',
        'actief',
        'operationeel',
        'in productie',
        'gebruik',
        'en production',
      ],
      ...[
        'en service',
        'opérationnel',
        'actif',
        'en exploitation',
        'en utilisation',
        'en producción',
        'en uso',
        'activo',
      ],
      ...['operativo', 'en funcionamiento', 'in uso', 'in produzione', 'attivo', 'in esercizio', 'in funzione'],
    ],
    continuousValidation: ['continuous validation', 'continuous learning', 'kontinuierliche Validierung'],
    reEvaluation: [
      ...['re-evaluation', 'under review', 'in review', 're-assessment', 'reassessment', 'being re-evaluated'],
      ...['Neubewertung', 'in Überprüfung', 'herbeoordeling', 'réévaluation', 'reevaluación', 'rivalutazione'],
    ],
    retirement: [
      ...[
        'retirement',
        'retired',
        'decommissioned',
        'decommissioning',
        'disposal',
        'discontinued',
        'sunset',
        'inactive',
      ],
      ...['end of life', 'EOL', 'out of use', 'no longer in use', 'terminated', 'withdrawn', 'cancelled', 'canceled'],
      ...[
        'stopped',
        'shut down',
        'archived',
        'abgeschaltet',
        'außer Betrieb',
        'stillgelegt',
        'ausgemustert',
        'inaktiv',
      ],
      ...['eingestellt', 'Außerbetriebnahme', 'buiten gebruik', 'uitgefaseerd', 'beëindigd', 'gestopt', 'inactief'],
      ...[
        'retiré',
        'hors service',
        'arrêté',
        'désactivé',
        'abandonné',
        'retirado',
        'fuera de servicio',
        'dado de baja',
      ],
      ...['inactivo', 'dismesso', 'fuori servizio', 'ritirato', 'inattivo'],
    ],
  },
  scope: {
    inScope: [
      ...YES,
      'in scope',
      'included',
      'covered',
      'im Geltungsbereich',
      'binnen scope',
      'inclus',
      'incluido',
      'incluso',
    ],
    outOfScope: [
      ...NO,
      ...['out of scope', 'excluded', 'not in scope', 'not covered', 'außerhalb des Geltungsbereichs', 'buiten scope'],
      ...['exclu', 'hors périmètre', 'excluido', 'fuera de alcance', 'escluso', 'fuori ambito'],
    ],
    undecided: ['undecided', 'open', 'to be decided', 'offen', 'open', 'à décider', 'por decidir', 'da decidere'],
  },
  personalData: {
    none: [
      ...NO,
      ...[
        'none',
        'no personal data',
        'no PII',
        'anonymous',
        'anonymised',
        'anonymized',
        'not personal',
        'non-personal',
      ],
      ...['keine', 'keine personenbezogenen Daten', 'kein Personenbezug', 'anonym', 'geen', 'geen persoonsgegevens'],
      ...['aucune', 'aucune donnée personnelle', 'ninguno', 'sin datos personales', 'nessuno', 'nessun dato personale'],
    ],
    personal: [
      ...YES,
      ...['personal', 'personal data', 'PII', 'contains PII', 'contains personal data', 'personenbezogen'],
      ...['personenbezogene Daten', 'persoonsgegevens', 'données personnelles', 'données à caractère personnel'],
      ...['datos personales', 'dati personali'],
    ],
    specialCategories: [
      ...['special categories', 'special category', 'special categories of personal data', 'special category data'],
      ...['sensitive', 'sensitive personal data', 'sensitive data', 'sensitive PII', 'health data', 'biometric data'],
      ...['yes, special categories', 'yes - special categories', 'besondere Kategorien', 'Art. 9', 'Art. 9 DSGVO'],
      ...['besondere Kategorien personenbezogener Daten', 'Gesundheitsdaten', 'biometrische Daten'],
      ...['bijzondere persoonsgegevens', 'données sensibles', 'categorías especiales', 'datos sensibles'],
      ...['categorie particolari', 'dati sensibili', 'dati particolari'],
    ],
  },
  modelSource: {
    inHouse: [
      ...['in-house', 'inhouse', 'in house', 'made in-house', 'developed in-house', 'internal', 'internally developed'],
      ...[
        'built',
        'build',
        'built in-house',
        'own development',
        'custom',
        'custom-built',
        'custom developed',
        'self-built',
      ],
      ...['no contract/external resources used in development', 'Eigenentwicklung', 'selbst entwickelt', 'intern'],
      ...['eigen ontwikkeling', 'zelf ontwikkeld', 'in eigen beheer', 'interne', 'développé en interne', 'interno'],
      ...['desarrollo propio', 'sviluppo interno', 'sviluppato internamente'],
    ],
    openSource: ['open source', 'open-source', 'OSS', 'open source model', 'open weights', 'Open-Source-Modell'],
    purchased: [
      ...['purchased from a vendor', 'purchased from vendor', 'developed under contract(s)', 'vendor purchased'],
      ...['purchased', 'bought', 'buy', 'vendor', 'COTS', 'commercial', 'commercial off-the-shelf', 'off-the-shelf'],
      ...['developed with contracting resources', 'exclusively developed with contract/external resources', 'contract'],
      ...['contractor', 'developed under contract', 'licensed', 'third party', 'third-party', 'external', 'procured'],
      ...['gekauft', 'Zukauf', 'zugekauft', 'extern', 'Fremdentwicklung', 'lizenziert', 'ingekocht', 'leverancier'],
      ...['acheté', 'externe', 'fournisseur', 'comprado', 'adquirido', 'externo', 'acquistato', 'esterno'],
    ],
    thirdPartyService: [
      ...[
        'third-party service',
        'SaaS',
        'API',
        'cloud service',
        'third-party API',
        'external service',
        'AI as a service',
      ],
      ...['hosted', 'service', 'cloud', 'Drittanbieterdienst', 'Cloud-Dienst', 'clouddienst', 'service tiers'],
    ],
    mixed: [
      ...['mixed', 'both', 'hybrid', 'combination', 'in-house and vendor', 'in-house and contract', 'co-developed'],
      ...['developed with both contracting and in-house resources', 'jointly developed', 'beides', 'gemischt'],
      ...['developed with a combination of in-house and contract/external resources', 'beide', 'gemengd', 'mixte'],
      ...['les deux', 'mixto', 'ambos', 'misto', 'entrambi'],
    ],
  },
  autonomy: {
    none: ['none', 'no automation', 'manual', 'keine', 'keine Automatisierung', 'geen', 'aucune', 'ninguna', 'nessuna'],
    assistance: [
      ...['assistance', 'assistive', 'assisted', 'decision support', 'advisory', 'recommendation', 'recommendations'],
      ...['Assistenz', 'unterstützend', 'Entscheidungsunterstützung', 'ondersteunend', 'aide à la décision'],
    ],
    partial: [
      ...[
        'partial',
        'partial automation',
        'partially automated',
        'semi-automated',
        'semi-autonomous',
        'teilautomatisiert',
      ],
      ...['teilweise', 'gedeeltelijk', 'partielle', 'partiellement', 'parcial', 'parziale'],
    ],
    conditional: ['conditional', 'conditional automation', 'bedingt', 'conditionnelle', 'condicional', 'condizionata'],
    high: ['high', 'high automation', 'highly automated', 'hoch', 'hochautomatisiert', 'hoog', 'élevée', 'alta'],
    full: [
      ...[
        'full',
        'full automation',
        'fully automated',
        'automated',
        'vollautomatisiert',
        'vollautomatisch',
        'volledig',
      ],
      ...['totale', 'complète', 'total', 'completa'],
    ],
    autonomous: [
      'autonomous',
      'fully autonomous',
      'autonomy',
      'autonom',
      'autonoom',
      'autonome',
      'autónomo',
      'autonomo',
    ],
  },
  oversightMode: {
    inTheLoop: [
      ...['human in the loop', 'human-in-the-loop', 'in the loop', 'HITL', 'human approval', 'human review required'],
      ...['Mensch in der Schleife', 'mens in de lus', 'humain dans la boucle', 'humano en el bucle'],
    ],
    onTheLoop: ['human on the loop', 'human-on-the-loop', 'on the loop', 'HOTL', 'human monitoring', 'supervised'],
    inCommand: ['human in command', 'human-in-command', 'in command', 'HIC'],
    none: [
      'none',
      'no human oversight',
      'human out of the loop',
      'out of the loop',
      'HOOTL',
      'keine',
      'geen',
      'aucune',
    ],
  },
  aiRoles: {
    provider: [
      ...['provider', 'AI provider', 'platform provider', 'product provider', 'Anbieter', 'aanbieder', 'fournisseur'],
      ...['proveedor', 'fornitore'],
    ],
    producer: ['producer', 'AI producer', 'developer', 'AI developer', 'manufacturer', 'Entwickler', 'ontwikkelaar'],
    customer: [
      ...[
        'customer',
        'AI customer',
        'deployer',
        'user',
        'AI user',
        'operator',
        'Betreiber',
        'gebruiksverantwoordelijke',
      ],
      ...['déployeur', 'responsable del despliegue', 'utilizzatore', 'deployer (user)'],
    ],
    partner: [
      ...['partner', 'AI partner', 'integrator', 'system integrator', 'data provider', 'importer', 'distributor'],
      ...['auditor', 'Einführer', 'Händler', 'importeur', 'distributeur'],
    ],
    subject: ['subject', 'AI subject', 'data subject', 'Betroffener', 'betrokkene'],
    authority: ['authority', 'relevant authority', 'regulator', 'policy maker', 'Behörde', 'autoriteit', 'autorité'],
  },
};

/** Words that stand in columns of every kind: they alone do not make a column of unknown heading a stage or a source. */
export const COMMON_VALUES: readonly string[] = [
  ...YES,
  ...NO,
  ...[
    'none',
    'planned',
    'planning',
    'in progress',
    'in review',
    'under review',
    'active',
    'inactive',
    'test',
    'testing',
  ],
  ...['open', 'both', 'mixed', 'high', 'partial', 'full', 'personal', 'internal', 'external', 'custom', 'service'],
  ...['user', 'customer', 'partner', 'cancelled', 'implemented', 'evaluation', 'validation', 'requested', 'proposed'],
  ...['geplant', 'aktiv', 'inaktiv', 'offen', 'hoch', 'intern', 'extern', 'in Arbeit', 'keine', 'en cours', 'idea'],
  ...['stopped', 'archived', 'built', 'build', 'contract', 'contractor', 'cloud', 'API', 'acquisition', 'maintenance'],
];
