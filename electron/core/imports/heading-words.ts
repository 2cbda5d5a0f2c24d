import type { AiSystemField } from '#shared/entities/ai-system.ts';

/** Where a column can go: a field of an AI system, or the identifier the inventory gives it. */
export type ImportTarget = AiSystemField | 'externalId';

/**
 * What inventories call their columns, in English, German, Dutch, French, Spanish and Italian; the better word first.
 * Case, accents, punctuation, word order and small words ("of the", "AI") do not count. Whole sentences are the
 * headings of the US federal AI use case inventory (OMB M-24-10, in the public domain) and of the Dutch algorithm
 * register (algoritmes.overheid.nl).
 */
export const HEADING_WORDS: Readonly<Record<ImportTarget, readonly string[]>> = {
  externalId: [
    ...['system ID', 'AI system ID', 'use case ID', 'inventory ID', 'inventory number', 'asset ID', 'record ID'],
    ...['register ID', 'reference ID', 'unique identifier', 'unique ID', 'UUID', 'GUID', 'identifier', 'ID'],
    ...['reference number', 'reference', 'ref', 'code', 'system code', 'external ID'],
    ...['System-ID', 'Inventarnummer', 'Inventar-Nr', 'Kennung', 'Kennzeichen', 'eindeutige Kennung', 'Referenz'],
    ...['identificatie', 'systeemnummer', 'registratienummer', 'kenmerk'],
    ...['identifiant', 'identifiant unique', 'numéro d’inventaire', 'référence'],
    ...['identificador', 'identificador único', 'identificativo', 'codice', 'código', 'referencia', 'riferimento'],
  ],
  name: [
    ...['Use Case Name', 'AI system name', 'name of the AI system', 'AI use case name', 'AI system', 'name'],
    ...['algorithm name', 'algorithm', 'model or system name', 'solution name', 'tool name', 'AI tool', 'tool'],
    ...['product name', 'application name', 'application', 'system name', 'system', 'use case', 'AI use case'],
    ...['use case title', 'system title', 'AI application', 'project name', 'solution', 'title'],
    ...['KI-System', 'Name des KI-Systems', 'Systemname', 'System-Name', 'Bezeichnung', 'Systembezeichnung'],
    ...['Bezeichnung des Systems', 'Anwendung', 'KI-Anwendung', 'Anwendungsname', 'Anwendungsfall', 'Titel'],
    ...['naam', 'systeemnaam', 'naam systeem', 'naam algoritme', 'naam van het algoritme', 'algoritme', 'toepassing'],
    ...['AI-systeem', 'AI-toepassing', 'systeem', 'titel'],
    ...['nom', 'nom du système', 'système d’IA', 'nom du système d’IA', 'système', 'nom de l’outil', 'outil'],
    ...['titre', 'intitulé', 'cas d’usage'],
    ...['nombre', 'nombre del sistema', 'sistema de IA', 'sistema', 'título', 'caso de uso', 'herramienta'],
    ...['nome', 'nome del sistema', 'nome sistema', 'sistema di IA', 'titolo', 'denominazione', 'strumento'],
  ],
  purpose: [
    'What is the intended purpose and expected benefits of the AI?',
    ...['purpose', 'purpose of the system', 'intended purpose', 'AI system purpose', 'business purpose'],
    ...['purpose and benefits', 'purpose and description', 'description and purpose', 'objective', 'objectives', 'goal'],
    ...['business objective', 'business use', 'summary', 'use case summary', 'use case description'],
    ...['system description', 'short description', 'description'],
    ...['Zweck', 'Zweckbestimmung', 'Verwendungszweck', 'Einsatzzweck', 'Zweck des Systems', 'Ziel', 'Zielsetzung'],
    ...['Kurzbeschreibung', 'Beschreibung', 'Systembeschreibung'],
    ...['doel', 'doel en impact', 'doelstelling', 'korte beschrijving', 'omschrijving', 'beschrijving', 'toelichting'],
    ...['finalité', 'finalités', 'objectif', 'objectifs', 'but', 'description du système', 'descriptif'],
    ...['finalidad', 'propósito', 'objetivo', 'descripción'],
    ...['finalità', 'scopo', 'obiettivo', 'descrizione'],
  ],
  intendedUse: [
    ...['intended use', 'intended uses', 'intended users and use', 'context of use', 'use context', 'usage', 'use'],
    ...['how is it used', 'bestimmungsgemäße Verwendung', 'vorgesehene Verwendung', 'Einsatz', 'Verwendung', 'Nutzung'],
    ...['beoogd gebruik', 'gebruik', 'usage prévu', 'utilisation prévue', 'utilisation', 'uso previsto', 'uso'],
    ...['destinazione d’uso'],
  ],
  foreseeableMisuse: [
    ...['foreseeable misuse', 'reasonably foreseeable misuse', 'misuse', 'potential misuse', 'prohibited uses'],
    ...['vorhersehbare Fehlanwendung', 'Fehlanwendung', 'Missbrauch', 'voorzienbaar misbruik', 'misbruik'],
    ...['mauvaise utilisation prévisible', 'uso indebido previsible', 'uso improprio prevedibile'],
  ],
  outputs: [
    'Describe the AI system’s outputs.',
    ...['outputs', 'output', 'system outputs', 'outputs of the system', 'output type', 'results', 'output description'],
    ...['Ausgaben', 'Ergebnisse', 'Ausgabe', 'Output des Systems', 'uitvoer', 'uitkomst', 'resultaat', 'resultaten'],
    ...['sorties', 'résultats', 'salidas', 'resultados', 'risultati'],
  ],
  organisationUnit: [
    ...['organisation unit', 'organizational unit', 'organisational unit', 'business unit', 'agency', 'department'],
    ...['division', 'unit', 'business area', 'business function', 'function', 'directorate', 'entity', 'legal entity'],
    ...['organisation', 'organization', 'company', 'subsidiary', 'site', 'team', 'bureau', 'office', 'agency name'],
    ...['owning department', 'responsible department', 'department or division', 'organisation name'],
    ...['Organisationseinheit', 'Abteilung', 'Bereich', 'Fachbereich', 'Geschäftsbereich', 'Referat', 'Dienststelle'],
    ...['Behörde', 'Gesellschaft', 'Standort', 'Unternehmen', 'Einheit', 'Fachabteilung'],
    ...['organisatie', 'organisatieonderdeel', 'afdeling', 'bedrijfsonderdeel', 'directie', 'eenheid'],
    ...['unité', 'direction', 'département', 'organisme', 'entité', 'unité organisationnelle'],
    ...['unidad', 'departamento', 'unidad organizativa', 'organismo', 'organización', 'área', 'entidad'],
    ...['unità', 'unità organizzativa', 'dipartimento', 'reparto', 'ufficio', 'ente', 'organizzazione', 'direzione'],
  ],
  owner: [
    ...['owner', 'system owner', 'AI system owner', 'business owner', 'use case owner', 'process owner', 'risk owner'],
    ...['model owner', 'product owner', 'accountable person', 'accountable', 'responsible person', 'responsible'],
    ...['owner name', 'responsible owner', 'system owner name', 'point of contact', 'contact person', 'contact'],
    ...['Verantwortlich', 'Verantwortlicher', 'Verantwortliche', 'Verantwortliche Person', 'Systemverantwortlicher'],
    ...['Eigentümer', 'Systemeigner', 'Systemeigentümer', 'Verantwortung', 'Inhaber', 'Ansprechpartner', 'Ansprechperson'],
    ...['eigenaar', 'systeemeigenaar', 'verantwoordelijke', 'proceseigenaar', 'contactpersoon'],
    ...['propriétaire', 'responsable', 'responsable du système', 'contact référent', 'propietario', 'titular'],
    ...['responsabile', 'proprietario', 'referente', 'responsabile del sistema'],
  ],
  aiRoles: [
    ...['AI role', 'AI roles', 'our role', 'role under the AI Act', 'AI Act role', 'role of the organisation', 'role'],
    ...['operator role', 'Rolle', 'KI-Rolle', 'Rolle nach KI-VO', 'Rolle der Organisation', 'rol', 'rol organisatie'],
    ...['rôle', 'rôle de l’organisation', 'rol de la organización', 'ruolo'],
  ],
  lifecycleStage: [
    'Stage of Development',
    ...['lifecycle stage', 'life cycle stage', 'life-cycle stage', 'lifecycle', 'life cycle', 'lifecycle phase', 'stage'],
    ...['phase', 'lifecycle status', 'system status', 'deployment status', 'development stage', 'operational status'],
    ...['current status', 'status', 'state', 'maturity stage'],
    ...['Lebenszyklusphase', 'Lebenszyklus', 'Phase im Lebenszyklus', 'Entwicklungsstand', 'Zustand', 'Betriebsstatus'],
    ...['levenscyclus', 'levenscyclusfase', 'fase', 'ontwikkelfase', 'cycle de vie', 'phase du cycle de vie', 'statut'],
    ...['état', 'étape', 'ciclo de vida', 'fase del ciclo de vida', 'estado', 'etapa'],
    ...['ciclo di vita', 'fase del ciclo di vita', 'stato', 'fase'],
  ],
  scope: [
    ...['scope', 'in scope', 'AIMS scope', 'in scope of the AIMS', 'scope decision', 'in AIMS scope', 'scope status'],
    ...['Geltungsbereich', 'im Geltungsbereich', 'Anwendungsbereich', 'im Anwendungsbereich', 'toepassingsgebied'],
    ...['binnen scope', 'périmètre', 'dans le périmètre', 'alcance', 'dentro del alcance', 'ambito', 'perimetro'],
  ],
  scopeReason: [
    ...['reason for the scope decision', 'scope reason', 'scope justification', 'scope rationale'],
    ...['reason for exclusion', 'Begründung Geltungsbereich', 'Begründung des Geltungsbereichs'],
    ...['motivering scope', 'justification du périmètre', 'justificación del alcance', 'motivazione ambito'],
  ],
  users: [
    ...['users', 'user group', 'user groups', 'intended users', 'end users', 'target users', 'who uses it', 'user base'],
    ...['Nutzer', 'Benutzer', 'Anwender', 'Nutzergruppe', 'Nutzende', 'Zielgruppe', 'gebruikers', 'doelgroep'],
    ...['gebruikersgroep', 'utilisateurs', 'utilisateurs finaux', 'usuarios', 'usuarios finales', 'utenti'],
    ...['utenti finali'],
  ],
  affectedGroups: [
    ...['affected groups', 'affected persons', 'affected people', 'affected parties', 'affected stakeholders'],
    ...['affected individuals', 'impacted groups', 'impacted individuals', 'who is affected', 'data subjects'],
    ...['impacted people', 'categories of persons affected', 'stakeholders affected', 'impacted stakeholders'],
    ...['Betroffene', 'betroffene Personen', 'Betroffenengruppen', 'betroffene Personengruppen', 'betrokkenen'],
    ...['personnes concernées', 'personas afectadas', 'colectivos afectados', 'persone interessate', 'interessati'],
  ],
  dataCategories: [
    'Describe any agency-owned data used to train, fine-tune, and/or evaluate performance of the model(s) used in this use case.',
    ...['data categories', 'categories of data', 'data', 'data used', 'data types', 'types of data', 'training data'],
    ...['input data', 'data sources', 'datasets', 'dataset', 'data source', 'data description', 'data inputs', 'inputs'],
    ...['Datenkategorien', 'Daten', 'Datenarten', 'verwendete Daten', 'Trainingsdaten', 'Datenquellen', 'Eingabedaten'],
    ...['gegevens', 'datacategorieën', 'gegevenscategorieën', 'gegevensbronnen', 'trainingsdata', 'catégories de données'],
    ...['données', 'données utilisées', 'données d’entraînement', 'categorías de datos', 'datos', 'datos utilizados'],
    ...['categorie di dati', 'dati', 'dati utilizzati'],
  ],
  personalData: [
    'Does this AI use case involve personally identifiable information (PII) that is maintained by the agency?',
    ...['personal data', 'personal data processed', 'processes personal data', 'contains personal data', 'PII', 'uses PII'],
    ...['personal information', 'personal data involved', 'personally identifiable information', 'contains PII'],
    ...['PII involved', 'personal data (yes/no)', 'GDPR relevant', 'includes personal data', 'personal data used'],
    ...['personenbezogene Daten', 'Personenbezug', 'pbD', 'verarbeitet personenbezogene Daten', 'DSGVO-relevant'],
    ...['persoonsgegevens', 'verwerkt persoonsgegevens', 'données personnelles', 'données à caractère personnel'],
    ...['datos personales', 'dati personali', 'traite des données personnelles', 'trata datos personales'],
  ],
  modelType: [
    ...['model type', 'type of model', 'AI type', 'type of AI', 'AI technique', 'AI techniques', 'technique', 'techniques'],
    ...['technology', 'AI technology', 'model', 'method', 'algorithm type', 'AI model', 'model used', 'underlying model'],
    ...['Modelltyp', 'Modellart', 'KI-Modell', 'Modell', 'Art der KI', 'KI-Verfahren', 'Verfahren', 'Technologie'],
    ...['modeltype', 'soort algoritme', 'type algoritme', 'type de modèle', 'modèle', 'technologie', 'type d’IA'],
    ...['tipo de modelo', 'modelo', 'tipo de IA', 'tipo di modello', 'modello', 'tipo di IA'],
  ],
  modelSource: [
    'Was the AI system involved in this use case developed (or is it to be developed) under contract(s) or in-house?',
    ...['model source', 'source of the model', 'source', 'development method', 'developed by', 'build or buy', 'make or buy'],
    ...['developed in-house or purchased', 'in-house or vendor', 'origin', 'sourcing', 'development type', 'procurement type'],
    ...['in-house or third party', 'acquisition type', 'Herkunft des Modells', 'Herkunft', 'Eigenentwicklung oder Zukauf'],
    ...['Bezugsart', 'entwickelt von', 'bron van het model', 'herkomst', 'ontwikkeld door', 'origine', 'origine du modèle'],
    ...['développé par', 'origen', 'origen del modelo', 'desarrollado por', 'origine del modello', 'sviluppato da'],
  ],
  autonomy: [
    ...['level of automation', 'automation level', 'autonomy', 'autonomy level', 'level of autonomy', 'degree of autonomy'],
    ...['Automatisierungsgrad', 'Autonomiegrad', 'Autonomie', 'mate van automatisering', 'autonomie'],
    ...['niveau d’autonomie', 'niveau d’automatisation', 'nivel de autonomía', 'livello di autonomia'],
  ],
  oversightMode: [
    ...['oversight mode', 'human oversight mode', 'human in the loop', 'human-in-the-loop', 'oversight type', 'HITL'],
    ...['type of human oversight', 'Art der Aufsicht', 'Aufsichtsmodus', 'vorm van toezicht', 'mode de supervision'],
    ...['modo de supervisión', 'modalità di supervisione'],
  ],
  humanOversight: [
    'For this particular use case, can the AI carry out a decision or action without direct human involvement that could result in a significant impact on rights or safety?',
    ...['human oversight', 'oversight', 'human oversight measures', 'human review', 'human control', 'human intervention'],
    ...['menschliche Aufsicht', 'menschliche Kontrolle', 'Aufsicht', 'Aufsichtsmaßnahmen', 'menselijk toezicht'],
    ...['menselijke tussenkomst', 'contrôle humain', 'supervision humaine', 'supervisión humana', 'sorveglianza umana'],
    ...['supervisione umana'],
  ],
  suppliers: [
    ...['suppliers', 'supplier', 'vendor', 'vendors', 'vendor name', 'supplier name', 'provider name', 'third party'],
    ...['third parties', 'manufacturer', 'developer', 'vendor or supplier', 'external provider', 'third-party vendor'],
    ...['vendor(s)', 'provider', 'tool provider', 'contractor', 'AI vendor', 'solution provider'],
    ...['Lieferant', 'Lieferanten', 'Anbieter', 'Hersteller', 'Dienstleister', 'leverancier', 'leveranciers'],
    ...['fournisseur', 'fournisseurs', 'prestataire', 'éditeur', 'proveedor', 'proveedores', 'fornitore', 'fornitori'],
  ],
  deploymentCountries: [
    ...['deployment countries', 'deployment country', 'countries', 'country', 'countries of use', 'country of use'],
    ...['countries of deployment', 'country of deployment', 'deployed in', 'geography', 'location', 'region', 'market'],
    ...['used in countries', 'Land', 'Länder', 'Einsatzland', 'Einsatzländer', 'Einsatzort', 'landen', 'pays'],
    ...['pays d’utilisation', 'pays de déploiement', 'país', 'países', 'país de uso', 'paese', 'paesi', 'paese di utilizzo'],
  ],
  developmentStartedOn: [
    'Date when Acquisition and/or Development began',
    ...['development started', 'development start', 'development start date', 'start of development', 'project start'],
    ...['development began', 'project start date', 'start date of development', 'date initiated', 'initiated on'],
    ...['initiation date', 'Entwicklungsbeginn', 'Beginn der Entwicklung', 'Projektstart', 'Projektbeginn'],
    ...['start ontwikkeling', 'startdatum ontwikkeling', 'début du développement', 'inicio del desarrollo'],
    ...['inizio sviluppo'],
  ],
  inServiceOn: [
    ...['Date Implemented', 'in service since', 'in service on', 'in service date', 'go-live date', 'go live', 'go-live'],
    ...['live since', 'deployment date', 'date deployed', 'deployed on', 'implementation date', 'in use since'],
    ...['production date', 'in production since', 'launch date', 'launched', 'date of deployment', 'start of use'],
    ...['date put into service', 'put into service', 'date of go-live', 'operational since', 'start date', 'begin date'],
    ...['Inbetriebnahme', 'Datum der Inbetriebnahme', 'Inbetriebnahmedatum', 'in Betrieb seit', 'Produktivsetzung'],
    ...['Einsatz seit', 'Go-Live-Datum', 'Startdatum', 'Einführungsdatum', 'in Nutzung seit'],
    ...['ingebruikname', 'datum ingebruikname', 'in gebruik sinds', 'begindatum', 'start gebruik'],
    ...['date de mise en service', 'mise en service', 'date de mise en production', 'en service depuis'],
    ...['fecha de puesta en servicio', 'puesta en marcha', 'fecha de puesta en marcha', 'en uso desde'],
    ...['data di messa in servizio', 'messa in servizio', 'data di avvio', 'in uso dal'],
  ],
  retiredOn: [
    ...['Date Retired', 'retired', 'retired on', 'retirement date', 'decommissioned', 'decommissioned on', 'end of life'],
    ...['decommissioning date', 'date decommissioned', 'end date', 'end of use', 'end-of-life date', 'sunset date'],
    ...['Außerbetriebnahme', 'Datum der Außerbetriebnahme', 'außer Betrieb seit', 'Stilllegung', 'Enddatum'],
    ...['buitengebruikstelling', 'einddatum', 'buiten gebruik sinds', 'date de retrait', 'mise hors service'],
    ...['date de mise hors service', 'fecha de retirada', 'fecha de baja', 'data di dismissione', 'dismissione'],
  ],
  nextReviewOn: [
    ...['next review', 'next review date', 'review date', 'review due', 'next review on', 'next assessment'],
    ...['next reassessment', 'review by', 'nächste Überprüfung', 'Überprüfungsdatum', 'Wiedervorlage'],
    ...['nächste Prüfung', 'volgende beoordeling', 'herzieningsdatum', 'prochaine revue', 'date de la prochaine revue'],
    ...['próxima revisión', 'fecha de revisión', 'prossima revisione', 'data di revisione'],
  ],
  notes: [
    ...['notes', 'note', 'comments', 'comment', 'remarks', 'remark', 'additional information', 'additional comments'],
    ...['other information', 'Bemerkungen', 'Bemerkung', 'Anmerkungen', 'Anmerkung', 'Kommentar', 'Kommentare', 'Notizen'],
    ...['opmerkingen', 'opmerking', 'notities', 'commentaires', 'remarques', 'notas', 'observaciones', 'comentarios'],
    ...['osservazioni', 'commenti'],
  ],
};

/** Words that tell nothing about a column: articles, prepositions, and "AI" in an inventory of AI systems. */
export const SMALL_WORDS: ReadonlySet<string> = new Set([
  ...['a', 'an', 'the', 'of', 'in', 'for', 'to', 'and', 'or', 'is', 'this', 'that', 'any', 'please', 'ai', 's'],
  ...['der', 'die', 'das', 'des', 'dem', 'den', 'von', 'vom', 'und', 'oder', 'fur', 'im', 'ki', 'kunstliche'],
  ...['de', 'het', 'een', 'van', 'en', 'of', 'voor', 'la', 'le', 'les', 'l', 'd', 'du', 'et', 'ou', 'un', 'une', 'ia'],
  ...['el', 'los', 'las', 'del', 'y', 'o', 'para', 'il', 'lo', 'gli', 'i', 'di', 'della', 'dell', 'e', 'per'],
]);

/** Single words that decide about a longer heading which contains them, such as "Primary vendor". */
export const TELLING_WORDS: ReadonlySet<string> = new Set([
  ...['owner', 'eigentumer', 'eigenaar', 'proprietaire', 'propietario', 'purpose', 'zweck', 'doel', 'finalite'],
  ...['finalidad', 'finalita', 'vendor', 'vendors', 'supplier', 'suppliers', 'lieferant', 'lieferanten', 'leverancier'],
  ...['fournisseur', 'proveedor', 'fornitore', 'countries', 'lander', 'landen', 'lifecycle', 'lebenszyklus'],
  ...['department', 'abteilung', 'afdeling', 'departement', 'departamento', 'inbetriebnahme', 'ingebruikname'],
  ...['persoonsgegevens', 'personenbezug', 'pii', 'autonomy', 'automatisierungsgrad'],
]);
