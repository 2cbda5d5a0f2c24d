import {
  type ReadinessFacts,
  type ReadinessRule,
  SEVERITIES,
  type Severity,
  type Subject,
  type SubjectEntity,
} from './rule.ts';

/** The decision to leave a finding as it is; `subject` null waives the rule as a whole. */
export type Waiver = {
  readonly id: string;
  readonly rule: string;
  readonly subject: { readonly entity: SubjectEntity; readonly id: string } | null;
  readonly reason: string;
  readonly by: string;
  /** UTC instant, ISO 8601. */
  readonly at: string;
};

export type Finding = {
  readonly rule: string;
  readonly severity: Severity;
  readonly step: ReadinessRule['step'];
  readonly nodes: readonly string[];
  /** Records at fault that no waiver covers; 0 where the whole finding is waived. */
  readonly open: number;
  /** All records at fault, waived ones too. */
  readonly total: number;
  /** Records at fault that are not waived one by one. */
  readonly subjects: readonly Subject[];
  readonly waivedSubjects: readonly { readonly subject: Subject; readonly waiver: Waiver }[];
  /** The waiver of the finding as a whole. */
  readonly waiver: Waiver | null;
};

export type ReadinessReport = {
  readonly asOf: string;
  /** How many rules were asked. */
  readonly checked: number;
  /** Findings that are open, by severity, and those that are waived wholly. */
  readonly counts: Readonly<Record<Severity | 'waived', number>>;
  /** Errors first, each severity in the order of the registry. */
  readonly findings: readonly Finding[];
};

/**
 * Asks every rule about the facts and puts the waivers beside what they cover; others show nothing.
 *
 * @param ask for whoever keeps what a rule found before; gives what `check` gives
 */
export function checkReadiness(
  facts: ReadinessFacts,
  rules: readonly ReadinessRule[],
  waivers: readonly Waiver[],
  ask = (rule: ReadinessRule): readonly Subject[] => rule.check(facts),
): ReadinessReport {
  const byRule = Map.groupBy(waivers, ({ rule }) => rule);
  const found = rules.flatMap((rule) => {
    const subjects = ask(rule);
    return subjects.length === 0 ? [] : [toFinding(facts, rule, subjects, byRule.get(rule.id) ?? [])];
  });
  const findings = SEVERITIES.flatMap((severity) => found.filter((finding) => finding.severity === severity));
  const openOf = (severity: Severity) => findings.filter((one) => one.severity === severity && one.open > 0).length;
  return {
    asOf: facts.asOf,
    checked: rules.length,
    counts: {
      error: openOf('error'),
      warning: openOf('warning'),
      hint: openOf('hint'),
      waived: findings.filter(({ open }) => open === 0).length,
    },
    findings,
  };
}

function toFinding(
  facts: ReadinessFacts,
  rule: ReadinessRule,
  subjects: readonly Subject[],
  waivers: readonly Waiver[],
): Finding {
  const whole = waivers.find(({ subject }) => subject === null) ?? null;
  const single = new Map(
    waivers.flatMap((waiver) => (waiver.subject === null ? [] : [[keyOf(waiver.subject), waiver]])),
  );
  const waiverOf = (subject: Subject) => single.get(keyOf(subject));
  const waived = (single.size === 0 ? [] : subjects).flatMap((subject) => {
    const waiver = waiverOf(subject);
    return waiver === undefined ? [] : [{ subject, waiver }];
  });
  const free = waived.length === 0 ? subjects : subjects.filter((subject) => waiverOf(subject) === undefined);
  const { id, step, nodes } = rule;
  const severity = rule.severityIn?.(facts) ?? rule.severity;
  return {
    rule: id,
    severity,
    step,
    nodes,
    open: whole === null ? free.length : 0,
    total: subjects.length,
    subjects: free,
    waivedSubjects: waived,
    waiver: whole,
  };
}

function keyOf({ entity, id }: { readonly entity: SubjectEntity; readonly id: string }): string {
  return `${entity}/${id}`;
}
