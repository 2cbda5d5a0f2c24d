import { describe, expect, test } from 'vitest';
import data from '#resources/catalogue/iso42001.json' with { type: 'json' };
import { parseCatalogue } from '#shared/catalogue/catalogue.ts';

const { nodes, areas, objectives } = parseCatalogue(data);

/** As widely published; kept here by hand, so that no edit of the catalogue moves a number or a title unseen. */
const NODES = [
  '4.1 Understanding the organization and its context',
  '4.2 Understanding the needs and expectations of interested parties',
  '4.3 Determining the scope of the AI management system',
  '4.4 AI management system',
  '5.1 Leadership and commitment',
  '5.2 AI policy',
  '5.3 Roles, responsibilities and authorities',
  '6.1.1 Actions to address risks and opportunities - General',
  '6.1.2 AI risk assessment',
  '6.1.3 AI risk treatment',
  '6.1.4 AI system impact assessment',
  '6.2 AI objectives and planning to achieve them',
  '6.3 Planning of changes',
  '7.1 Resources',
  '7.2 Competence',
  '7.3 Awareness',
  '7.4 Communication',
  '7.5.1 Documented information - General',
  '7.5.2 Creating and updating documented information',
  '7.5.3 Control of documented information',
  '8.1 Operational planning and control',
  '8.2 AI risk assessment',
  '8.3 AI risk treatment',
  '8.4 AI system impact assessment',
  '9.1 Monitoring, measurement, analysis and evaluation',
  '9.2.1 Internal audit - General',
  '9.2.2 Internal audit programme',
  '9.3.1 Management review - General',
  '9.3.2 Management review inputs',
  '9.3.3 Management review results',
  '10.1 Continual improvement',
  '10.2 Nonconformity and corrective action',
  'A.2.2 AI policy',
  'A.2.3 Alignment with other organizational policies',
  'A.2.4 Review of the AI policy',
  'A.3.2 AI roles and responsibilities',
  'A.3.3 Reporting of concerns',
  'A.4.2 Resource documentation',
  'A.4.3 Data resources',
  'A.4.4 Tooling resources',
  'A.4.5 System and computing resources',
  'A.4.6 Human resources',
  'A.5.2 AI system impact assessment process',
  'A.5.3 Documentation of AI system impact assessments',
  'A.5.4 Assessing AI system impact on individuals or groups of individuals',
  'A.5.5 Assessing societal impacts of AI systems',
  'A.6.1.2 Objectives for responsible development of AI system',
  'A.6.1.3 Processes for responsible AI system design and development',
  'A.6.2.2 AI system requirements and specification',
  'A.6.2.3 Documentation of AI system design and development',
  'A.6.2.4 AI system verification and validation',
  'A.6.2.5 AI system deployment',
  'A.6.2.6 AI system operation and monitoring',
  'A.6.2.7 AI system technical documentation',
  'A.6.2.8 AI system recording of event logs',
  'A.7.2 Data for development and enhancement of AI system',
  'A.7.3 Acquisition of data',
  'A.7.4 Quality of data for AI systems',
  'A.7.5 Data provenance',
  'A.7.6 Data preparation',
  'A.8.2 System documentation and information for users',
  'A.8.3 External reporting',
  'A.8.4 Communication of incidents',
  'A.8.5 Information for interested parties',
  'A.9.2 Processes for responsible use of AI systems',
  'A.9.3 Objectives for responsible use of AI system',
  'A.9.4 Intended use of the AI system',
  'A.10.2 Allocating responsibilities',
  'A.10.3 Suppliers',
  'A.10.4 Customers',
];

const OBJECTIVES = [
  'A.2 Policies related to AI',
  'A.3 Internal organization',
  'A.4 Resources for AI systems',
  'A.5 Assessing impacts of AI systems',
  'A.6.1 Management guidance for AI system development',
  'A.6.2 AI system life cycle',
  'A.7 Data for AI systems',
  'A.8 Information for interested parties of AI systems',
  'A.9 Use of AI systems',
  'A.10 Third-party and customer relationships',
];

describe('the structure of ISO/IEC 42001:2023', () => {
  test('holds the 70 numbers and titles in their order', () => {
    expect(nodes.map(({ id, title }) => `${id} ${title}`)).toEqual(NODES);
  });

  test('holds 32 requirements in clauses 4 to 10, and 38 controls in nine areas', () => {
    expect(nodes.filter(({ kind }) => kind === 'clause')).toHaveLength(32);
    expect(new Set(nodes.filter(({ kind }) => kind === 'clause').map(({ id }) => id.split('.')[0]))).toEqual(
      new Set(['4', '5', '6', '7', '8', '9', '10']),
    );
    expect(areas.map(({ id }) => nodes.filter(({ group }) => group === id).length)).toEqual([
      3, 2, 5, 4, 9, 5, 4, 3, 3,
    ]);
  });

  test('marks as wanted in writing exactly the requirements that have a required document', () => {
    const marked = nodes.filter(({ kind, documented }) => kind === 'clause' && documented).map(({ id }) => id);
    const asked = data.requiredDocuments.map(({ clause }) => clause);
    expect(marked).toEqual(nodes.map(({ id }) => id).filter((id) => asked.includes(id)));
    expect(marked).toContain('8.1');
    expect(marked).not.toContain('4.4');
    const unmarked = data.nodes.map((node) => (node.id === '8.1' ? { ...node, documented: false } : node));
    expect(() => parseCatalogue({ ...data, nodes: unmarked })).toThrow('8.1 and the required documents differ');
  });

  test('holds the ten objectives, and every control under one of them', () => {
    expect(objectives.map(({ id, title }) => `${id} ${title}`)).toEqual(OBJECTIVES);
    const known = new Set(objectives.map(({ id }) => id));
    for (const { id, kind, objective } of nodes) {
      if (kind === 'clause') expect(objective, id).toBeUndefined();
      // A.6.2.4 stands under A.6.2, A.7.3 under A.7.
      else expect(objective !== undefined && known.has(objective) && id.startsWith(`${objective}.`), id).toBe(true);
    }
  });
});
