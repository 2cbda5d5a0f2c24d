import type { AssessmentResult, AssessmentStatus } from '../entities/assessment.ts';
import { type Interview, wasHeld } from '../kinds/assessments/interview.ts';
import { type Action, isActive, isPlanned } from '../kinds/improvement/action.ts';
import { type Score, scoreOf } from './scores.ts';

type Found = Pick<
  AssessmentResult,
  'nodeId' | 'element' | 'status' | 'finding' | 'maturity' | 'interviewee' | 'assessedOn'
>;
type Node = { readonly id: string; readonly title: string };

export type Gap<N extends Node> = {
  readonly node: N;
  readonly finding: string;
  /** What is done about it already, or is to be. */
  readonly actions: readonly Action[];
};

/** Gaps from wide to small. */
export const SEVERITIES = ['notMet', 'partlyMet', 'largelyMet'] as const satisfies readonly AssessmentStatus[];
export type Severity = (typeof SEVERITIES)[number];

export type Closing<N extends Node> = {
  readonly score: Score;
  /** First and last day of what was judged or talked about; `''` where nobody said when. */
  readonly from: string;
  readonly to: string;
  /** By name, in the order of the alphabet of code points. */
  readonly people: readonly string[];
  /** What is met, the most mature first. */
  readonly strengths: readonly { readonly node: N; readonly finding: string }[];
  readonly gaps: Readonly<Record<Severity, readonly Gap<N>[]>>;
  /** What nobody has looked at yet. */
  readonly open: readonly N[];
  /** Open actions in the order in which they are due, those without a day last. */
  readonly next: readonly Action[];
};

export type ClosingFacts<N extends Node> = {
  readonly nodes: readonly N[];
  readonly results: readonly Found[];
  readonly actions: readonly Action[];
  readonly interviews: readonly Interview[];
};

/** What is read out at the end of a visit: all of it follows from what was recorded. */
export function closingOf<N extends Node>({ nodes, results, actions, interviews }: ClosingFacts<N>): Closing<N> {
  const whole = new Map(results.filter(({ element }) => element === 0).map((result) => [result.nodeId, result]));
  const of = (status: AssessmentStatus) =>
    nodes.flatMap((node) => {
      const result = whole.get(node.id);
      return (result?.status ?? 'notAssessed') === status ? [{ node, result }] : [];
    });
  const judged = nodes.map(({ id }) => {
    const { status = 'notAssessed', maturity = null } = whole.get(id) ?? {};
    return { status, maturity } as const;
  });
  const held = interviews.filter(wasHeld);
  const days = [...results.map(({ assessedOn }) => assessedOn), ...held.map(({ heldOn }) => heldOn)];
  const known = days.filter((day) => day !== '').sort();
  const gap = (status: Severity): Gap<N>[] =>
    of(status).map(({ node, result }) => ({
      node,
      finding: result?.finding ?? '',
      actions: actions.filter((action) => action.nodeId === node.id && isPlanned(action)),
    }));
  return {
    score: scoreOf(judged),
    from: known[0] ?? '',
    to: known.at(-1) ?? '',
    people: namesIn([...results.map(({ interviewee }) => interviewee), ...held.map(({ people }) => people)]),
    strengths: of('met')
      .map(({ node, result }) => ({ node, finding: result?.finding ?? '', maturity: result?.maturity ?? -1 }))
      .sort((a, b) => b.maturity - a.maturity)
      .map(({ node, finding }) => ({ node, finding })),
    gaps: { notMet: gap('notMet'), partlyMet: gap('partlyMet'), largelyMet: gap('largelyMet') },
    open: of('notAssessed').map(({ node }) => node),
    next: actions.filter(isActive).sort(byDue),
  };
}

/** Several people who answered together are written with commas or semicolons between them. */
function namesIn(texts: readonly string[]): string[] {
  const names = texts.flatMap((text) => text.split(/[,;\n]/)).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))].sort();
}

function byDue(a: Action, b: Action): number {
  const key = ({ dueOn, code }: Action) => `${dueOn === '' ? '9' : dueOn} ${code}`;
  const [one, other] = [key(a), key(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}
