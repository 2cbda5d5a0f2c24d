import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import catalogueData from '#resources/catalogue/iso42001.json' with { type: 'json' };
import { guidanceFile, type NodeGuidance } from '#shared/catalogue/guidance.ts';
import { INTERVIEW_ROLES } from '#shared/entities/interview-roles.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../resources/catalogue/guidance/en');
const NODES = Object.fromEntries(
  fs
    .readdirSync(FOLDER)
    .flatMap((name) =>
      Object.entries(guidanceFile.parse(JSON.parse(fs.readFileSync(path.join(FOLDER, name), 'utf8')))),
    ),
);

/** Every text of a node, whole. */
function textsOf(node: NodeGuidance): string[] {
  const { explanation, elements, questions, maturity, evidence, findings, documentedInformation, smallOrganisations } =
    node;
  return [
    explanation,
    ...elements,
    ...questions.map(({ ask }) => ask),
    ...maturity,
    ...evidence,
    ...findings,
    documentedInformation,
    smallOrganisations,
  ];
}

function sentencesOf(node: NodeGuidance): string[] {
  return textsOf(node)
    .flatMap((text) => text.split(/(?<=[.?!])\s+/))
    .map((sentence) =>
      sentence
        .toLowerCase()
        .replace(/[^\p{L}\p{N} ]/gu, '')
        .trim(),
    )
    .filter((sentence) => sentence !== '');
}

describe('the guidance', () => {
  test('covers each of the 70 nodes and nothing else', () => {
    expect(Object.keys(NODES).sort()).toEqual(catalogueData.nodes.map(({ id }) => id).sort());
  });

  test('asks at least 250 questions, three a node, and puts some to every role', () => {
    const questions = Object.values(NODES).flatMap((node) => node.questions);
    expect(questions.length).toBeGreaterThanOrEqual(250);
    const asked = new Set(questions.flatMap(({ roles }) => roles));
    expect(INTERVIEW_ROLES.filter((role) => !asked.has(role))).toEqual([]);
    expect(questions.filter(({ ask }) => !ask.endsWith('?'))).toEqual([]);
  });

  test('has as many elements for each node as the structure says', () => {
    const counts = Object.fromEntries(catalogueData.nodes.map(({ id, elements }) => [id, elements]));
    expect(Object.fromEntries(Object.entries(NODES).map(([id, { elements }]) => [id, elements.length]))).toEqual(
      counts,
    );
  });

  test('names what goes beyond a control as good practice, in its own place', () => {
    const beyond = Object.entries(NODES).flatMap(([id, { elements }]) =>
      elements.flatMap((text, at) =>
        text.startsWith('Good practice beyond the control: ') ? [`${id}/${at + 1}`] : [],
      ),
    );
    expect(beyond.toSorted()).toEqual(['A.10.2/3', 'A.2.3/3', 'A.3.2/4']);
    expect(NODES['A.3.2']?.elements[1]).not.toContain('accepted');
  });

  test('asks in 8.1 for what clause 6 planned, and names the note on climate and the guidance on audits', () => {
    expect(NODES['8.1']?.elements.at(-1)).toMatch(/actions that planning decided.*clause 6.*carried out/);
    expect(NODES['4.2']?.explanation).toMatch(/note.*climate change/);
    expect(NODES['4.4']?.documentedInformation).toContain('other clauses');
    expect(NODES['9.2.2']?.explanation).toContain('ISO 19011:2026');
  });

  test('takes the requirements apart into at least 140 elements', () => {
    expect(Object.values(NODES).flatMap((node) => node.elements).length).toBeGreaterThanOrEqual(140);
  });

  test('says no sentence twice', () => {
    const seen = new Map<string, string>();
    const repeated: string[] = [];
    for (const [id, node] of Object.entries(NODES)) {
      for (const sentence of sentencesOf(node)) {
        if (seen.has(sentence)) repeated.push(`${seen.get(sentence)} and ${id}: ${sentence}`);
        seen.set(sentence, id);
      }
    }
    expect(repeated).toEqual([]);
  });

  test('uses none of the turns of phrase by which the standard would be recognised', () => {
    const turns = [
      /\bshall\b/i,
      /\bthe organi[sz]ation (determines|establishes|considers|ensures|retains|maintains)\b/i,
      /\bavailable as documented information\b/i,
      /\bsuitability, adequacy and effectiveness\b/i,
      /\binterested parties that are relevant to\b/i,
      /\brelevant to its purpose\b/i,
      /\bintended (result|outcome)\(s\)/i,
      /\bestablish, implement, maintain and continually improve\b/i,
    ];
    const found = Object.entries(NODES).flatMap(([id, node]) =>
      textsOf(node).flatMap((text) => turns.filter((turn) => turn.test(text)).map((turn) => `${id}: ${turn}`)),
    );
    expect(found).toEqual([]);
  });
});
