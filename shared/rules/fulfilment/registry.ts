import { context } from './4/4.1.ts';
import { interestedParties } from './4/4.2.ts';
import { scope } from './4/4.3.ts';
import { aims } from './4/4.4.ts';
import { leadership } from './5/5.1.ts';
import { policy } from './5/5.2.ts';
import { roles } from './5/5.3.ts';
import { risksAndOpportunities } from './6/6.1.1.ts';
import { riskAssessment } from './6/6.1.2.ts';
import { riskTreatment } from './6/6.1.3.ts';
import { impactAssessment } from './6/6.1.4.ts';
import { objectives } from './6/6.2.ts';
import { changes } from './6/6.3.ts';
import { resources } from './7/7.1.ts';
import { competence } from './7/7.2.ts';
import { awareness } from './7/7.3.ts';
import { communication } from './7/7.4.ts';
import { documentedInformation } from './7/7.5.1.ts';
import { creatingAndUpdating } from './7/7.5.2.ts';
import { controlOfDocuments } from './7/7.5.3.ts';
import { operationalPlanning } from './8/8.1.ts';
import { operationRiskAssessment } from './8/8.2.ts';
import { operationRiskTreatment } from './8/8.3.ts';
import { operationImpactAssessment } from './8/8.4.ts';
import { monitoring } from './9/9.1.ts';
import { internalAudit } from './9/9.2.1.ts';
import { auditProgramme } from './9/9.2.2.ts';
import { managementReview } from './9/9.3.1.ts';
import { reviewInputs } from './9/9.3.2.ts';
import { reviewResults } from './9/9.3.3.ts';
import { continualImprovement } from './10/10.1.ts';
import { nonconformity } from './10/10.2.ts';
import { aiPolicy } from './A.2/A.2.2.ts';
import { alignment } from './A.2/A.2.3.ts';
import { policyReview } from './A.2/A.2.4.ts';
import { aiRoles } from './A.3/A.3.2.ts';
import { concerns } from './A.3/A.3.3.ts';
import { resourceDocumentation } from './A.4/A.4.2.ts';
import { dataResources } from './A.4/A.4.3.ts';
import { toolingResources } from './A.4/A.4.4.ts';
import { computingResources } from './A.4/A.4.5.ts';
import { humanResources } from './A.4/A.4.6.ts';
import { impactProcess } from './A.5/A.5.2.ts';
import { impactDocumentation } from './A.5/A.5.3.ts';
import { impactOnIndividuals } from './A.5/A.5.4.ts';
import { societalImpacts } from './A.5/A.5.5.ts';
import { developmentObjectives } from './A.6/A.6.1.2.ts';
import { developmentProcesses } from './A.6/A.6.1.3.ts';
import { requirementsSpecification } from './A.6/A.6.2.2.ts';
import { designDocumentation } from './A.6/A.6.2.3.ts';
import { verification } from './A.6/A.6.2.4.ts';
import { deployment } from './A.6/A.6.2.5.ts';
import { operation } from './A.6/A.6.2.6.ts';
import { technicalDocumentation } from './A.6/A.6.2.7.ts';
import { eventLogs } from './A.6/A.6.2.8.ts';
import { dataManagement } from './A.7/A.7.2.ts';
import { dataAcquisition } from './A.7/A.7.3.ts';
import { dataQuality } from './A.7/A.7.4.ts';
import { dataProvenance } from './A.7/A.7.5.ts';
import { dataPreparation } from './A.7/A.7.6.ts';
import { informationForUsers } from './A.8/A.8.2.ts';
import { externalReporting } from './A.8/A.8.3.ts';
import { incidentCommunication } from './A.8/A.8.4.ts';
import { informationForParties } from './A.8/A.8.5.ts';
import { responsibleUse } from './A.9/A.9.2.ts';
import { objectivesOfUse } from './A.9/A.9.3.ts';
import { intendedUse } from './A.9/A.9.4.ts';
import { sharedResponsibilities } from './A.10/A.10.2.ts';
import { suppliers } from './A.10/A.10.3.ts';
import { customers } from './A.10/A.10.4.ts';
import type { FulfilmentRule } from './rule.ts';

/** One rule for each of the 70 requirements and controls, in the order of the standard. */
export const FULFILMENT_RULES: readonly FulfilmentRule[] = [
  context,
  interestedParties,
  scope,
  aims,
  leadership,
  policy,
  roles,
  risksAndOpportunities,
  riskAssessment,
  riskTreatment,
  impactAssessment,
  objectives,
  changes,
  resources,
  competence,
  awareness,
  communication,
  documentedInformation,
  creatingAndUpdating,
  controlOfDocuments,
  operationalPlanning,
  operationRiskAssessment,
  operationRiskTreatment,
  operationImpactAssessment,
  monitoring,
  internalAudit,
  auditProgramme,
  managementReview,
  reviewInputs,
  reviewResults,
  continualImprovement,
  nonconformity,
  aiPolicy,
  alignment,
  policyReview,
  aiRoles,
  concerns,
  resourceDocumentation,
  dataResources,
  toolingResources,
  computingResources,
  humanResources,
  impactProcess,
  impactDocumentation,
  impactOnIndividuals,
  societalImpacts,
  developmentObjectives,
  developmentProcesses,
  requirementsSpecification,
  designDocumentation,
  verification,
  deployment,
  operation,
  technicalDocumentation,
  eventLogs,
  dataManagement,
  dataAcquisition,
  dataQuality,
  dataProvenance,
  dataPreparation,
  informationForUsers,
  externalReporting,
  incidentCommunication,
  informationForParties,
  responsibleUse,
  objectivesOfUse,
  intendedUse,
  sharedResponsibilities,
  suppliers,
  customers,
];
