import type { Assessment } from '#shared/entities/assessment.ts';
import { type Interview, wasHeld } from '#shared/kinds/assessments/interview.ts';
import type { DocumentFacts } from '../model/data.ts';
import type { Block, KeyValue } from '../model/model.ts';
import type { Translate } from '../model/translate.ts';

/** Which assessment a document tells of, in named values. */
export function assessmentItems(
  { visit, systems }: Pick<DocumentFacts, 'visit' | 'systems'>,
  t: Translate,
  without: readonly string[] = [],
): KeyValue[] {
  const { code, title, startedOn, closedOn, leadAssessor } = visit.assessment;
  const items: [string, string][] = [
    ['assessment', `${code} ${title}`],
    ['about', aboutOf(visit.assessment, systems, t)],
    ['startedOn', startedOn],
    ['closedOn', closedOn],
    ['leadAssessor', leadAssessor],
  ];
  return items
    .filter(([key, value]) => value !== '' && !without.includes(key))
    .map(([key, value]) => ({ label: t(`documents:visit.${key}`), value, wide: key === 'assessment' }));
}

/** For a closed assessment: from when all else is that stands beside its results; and each time that it was reopened. */
export function closingNote({ visit }: Pick<DocumentFacts, 'visit'>, t: Translate): Block[] {
  const { closedOn } = visit.assessment;
  const reopened = visit.since.reopened.map(({ closedOn: date, at }) =>
    t('documents:visit.reopened', { date, at: at.slice(0, 10) }),
  );
  const told = [...(closedOn === '' ? [] : [t('documents:visit.asAtClosing', { date: closedOn })]), ...reopened];
  return told.length === 0 ? [] : [{ kind: 'paragraph', text: told.join(' ') }];
}

/** Who was talked to about what, and what was said: an annex, where there were interviews. */
export function interviewAnnex(
  { visit, catalogue }: Pick<DocumentFacts, 'visit' | 'catalogue'>,
  t: Translate,
): Block[] {
  const held = visit.interviews.filter(wasHeld);
  if (held.length === 0) return [];
  const titles = new Map(catalogue.nodes.map(({ id, title }) => [id, title]));
  return [
    { kind: 'heading', level: 1, text: t('documents:visit.annex') },
    ...held.map((interview): Block => {
      const { code, title, roles, people, place, topics, minutes } = interview;
      const items: [string, string][] = [
        ['when', whenOf(interview, t)],
        ['place', place],
        ['people', people],
        ['roles', roles.map((role) => t(`steps:interviewRoles.${role}`)).join(', ')],
        ['topics', topics.map((id) => `${id} ${titles.get(id) ?? ''}`.trim()).join('; ')],
        ['minutes', minutes],
      ];
      return {
        kind: 'keyValues',
        title: { id: `interview-${code}`, code, text: title === '' ? t('documents:visit.interview') : title },
        items: items
          .filter(([, value]) => value !== '')
          .map(([key, value]) => ({
            label: t(`documents:visit.${key}`),
            value,
            wide: ['topics', 'minutes', 'people'].includes(key),
          })),
      };
    }),
  ];
}

function aboutOf({ about, subject }: Assessment, systems: DocumentFacts['systems'], t: Translate): string {
  const system = systems.find(({ id }) => id === subject);
  if (about === 'aiSystem' && system !== undefined) return `${system.code} ${system.name}`;
  return about === 'site' && subject !== '' ? subject : t(`assessments:about.${about}`);
}

function whenOf({ heldOn, startsAt, minutesPlanned }: Interview, t: Translate): string {
  const length = minutesPlanned === 0 ? '' : t('documents:visit.length', { count: minutesPlanned });
  return [heldOn, startsAt, length].filter((part) => part !== '').join(', ');
}
