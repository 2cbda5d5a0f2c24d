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
