import type { Finding } from '#shared/rules/readiness/check.ts';
import type { Severity, Subject } from '#shared/rules/readiness/rule.ts';
import { findingSentence, ruleTitle, subjectName } from '#shared/rules/readiness/words.ts';
import type { DocumentData } from '../model/data.ts';
import type { Block, Tone } from '../model/model.ts';
import type { Translate } from '../model/translate.ts';

const TONES: Readonly<Record<Severity, Tone>> = { error: 'problem', warning: 'attention', hint: 'neutral' };
/** Records that a finding names on paper; the workspace has them all. */
const NAMED = 3;

/** What the readiness checks find on the date of issue: open errors and warnings, and what was waived and why. */
export function readinessSection(data: DocumentData, t: Translate): Block[] {
  const { asOf, readiness } = data;
  const { checked, counts, findings } = readiness;
  const number = new Intl.NumberFormat(data.language);
  const open = findings.filter((finding) => finding.open > 0 && finding.severity !== 'hint');
  const waivers = findings.flatMap((finding) => waiverRows(finding, t));
  return [
    { kind: 'heading', level: 1, text: t('documents:readiness.title') },
    { kind: 'paragraph', text: t('documents:readiness.text', { checked, asOf }) },
    {
      kind: 'figures',
      items: (['error', 'warning', 'waived'] as const).map((kind) => ({
        value: number.format(counts[kind]),
        label: t(`readiness:severities.${kind}`),
        ...(kind !== 'waived' && counts[kind] > 0 && { tone: TONES[kind] }),
      })),
    },
    ...(open.length === 0 ? [nothingOpen(t)] : [openTable(open, t)]),
    ...(readinessAnnex(data, t).length === 0 ? [] : [small(t('documents:readiness.moreInAnnex'))]),
    ...(waivers.length === 0 ? [] : waivedBlocks(waivers, t)),
  ];
}

function small(text: string): Block {
  return { kind: 'paragraph', role: 'small', text };
}

function nothingOpen(t: Translate): Block {
  return { kind: 'paragraph', text: t('documents:readiness.nothing') };
}

function openTable(findings: readonly Finding[], t: Translate): Block {
  return {
    kind: 'table',
    repeatHeader: true,
    columns: [
      { header: t('documents:readiness.severity') },
      { header: t('documents:readiness.finding'), strong: true },
      { header: t('documents:readiness.records') },
      { header: t('documents:progress.clauses') },
    ],
    rows: findings.map((finding) => [
      { status: t(`readiness:severity.${finding.severity}`), tone: TONES[finding.severity] },
      findingSentence(finding, t),
      recordsOf(finding, t),
      finding.nodes.join(', '),
    ]),
  };
}

/** All records of the findings that the table names in part only. */
export function readinessAnnex({ readiness }: DocumentData, t: Translate): Block[] {
  const long = readiness.findings.filter(({ open, severity, subjects }) => {
    return severity !== 'hint' && open > NAMED && subjects.length > NAMED;
  });
  if (long.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text: t('documents:readiness.annex') },
    { kind: 'paragraph', text: t('documents:readiness.annexText') },
    ...long.flatMap((finding): Block[] => [
      { kind: 'heading', level: 2, text: findingSentence(finding, t) },
      { kind: 'paragraph', role: 'small', text: finding.subjects.map((subject) => shortName(subject, t)).join(', ') },
    ]),
  ];
}

/** A system by its code alone: there can be thousands. */
function shortName(subject: Subject, t: Translate): string {
  const name = subjectName(subject, t);
  return subject.entity === 'aiSystems' ? name.slice(0, `${name} `.indexOf(' ')) : name;
}

/** The first records by name and how many more there are; those that are waived one by one stand in their own table. */
function recordsOf({ subjects, open }: Finding, t: Translate): string {
  const names = subjects.slice(0, NAMED).map((subject) => subjectName(subject, t));
  const more = open - names.length;
  return [...names, ...(more > 0 ? [t('documents:readiness.more', { count: more })] : [])].join('; ');
}

type WaiverRow = readonly [finding: string, record: string, reason: string, by: string];

function waiverRows(finding: Finding, t: Translate): WaiverRow[] {
  const title = ruleTitle(finding.rule, t);
  const row = (waiver: Finding['waiver'], subject: Subject | null): WaiverRow[] => {
    if (waiver === null) return [];
    const record =
      subject === null ? t('documents:readiness.whole', { count: finding.total }) : subjectName(subject, t);
    const by = t('documents:readiness.byOn', { by: waiver.by, date: waiver.at.slice(0, 10) });
    return [[title, record, waiver.reason, by]];
  };
  return [
    ...row(finding.waiver, null),
    ...finding.waivedSubjects.flatMap(({ subject, waiver }) => row(waiver, subject)),
  ];
}

function waivedBlocks(rows: readonly WaiverRow[], t: Translate): Block[] {
  return [
    { kind: 'heading', level: 2, text: t('documents:readiness.waived') },
    { kind: 'paragraph', text: t('documents:readiness.waivedText') },
    {
      kind: 'table',
      repeatHeader: true,
      columns: [
        { header: t('documents:readiness.finding'), strong: true },
        { header: t('documents:readiness.records') },
        { header: t('documents:readiness.reason') },
        { header: t('documents:readiness.by') },
      ],
      rows,
    },
  ];
}
