import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { assessments } from '#db/schema/assessments/assessments.ts';
import { interviews } from '#db/schema/assessments/interviews.ts';
import { id, words } from '#db/schema/columns.ts';
import type { ColumnsFor } from '#db/schema/columns-for.ts';
import { aiSystems } from '#db/schema/systems/ai-systems.ts';
import { defineKind, type RecordOf } from '#shared/kinds/define.ts';

const TONES = ['light', 'dark'] as const;

/** A kind that only tests know, with a field of each field kind. */
export const specimen = defineKind({
  entity: 'specimens',
  code: { prefix: 'SPC' },
  name: 'title',
  fields: {
    title: { kind: 'line', required: true },
    body: { kind: 'text' },
    owner: { kind: 'person' },
    day: { kind: 'date' },
    time: { kind: 'time' },
    nodeId: { kind: 'node' },
    country: { kind: 'country' },
    flag: { kind: 'flag' },
    at: { kind: 'instant' },
    lines: { kind: 'list' },
    nodes: { kind: 'nodes' },
    countries: { kind: 'countries' },
    tone: { kind: 'choice', choices: TONES },
    tones: { kind: 'choices', choices: TONES },
    level: { kind: 'whole', min: 1, max: 5 },
    share: { kind: 'decimal', min: 0, max: 1 },
    cost: { kind: 'money' },
    interviewId: { kind: 'reference', to: 'interviews' },
    interviewIds: { kind: 'references', to: 'interviews' },
    /** What no kind declares. */
    systemId: { kind: 'reference', to: 'aiSystems' },
    actionIds: { kind: 'references', to: 'actions' },
  },
  own: { assessmentId: { kind: 'parent', to: 'assessments' } },
  // Without its long text, as every list of many rows.
  list: ['title', 'day', 'tone', 'level', 'cost', 'systemId', 'actionIds'],
  order: ['day', 'level'],
  search: ['title'],
  leaves: 'archive',
  takes: [],
});

const list = (name: string) => text(name, { mode: 'json' }).notNull().$type<string[]>();

export const specimens = sqliteTable('specimens', {
  id: id(),
  code: text('code').notNull(),
  title: text('title').notNull(),
  body: words('body'),
  owner: words('owner'),
  day: words('day'),
  time: words('time'),
  nodeId: words('node_id'),
  country: words('country'),
  flag: integer('flag', { mode: 'boolean' }).notNull(),
  at: text('at'),
  lines: list('lines'),
  nodes: list('nodes'),
  countries: list('countries'),
  tone: words('tone').$type<RecordOf<typeof specimen>['tone']>(),
  tones: text('tones', { mode: 'json' }).notNull().$type<RecordOf<typeof specimen>['tones']>(),
  level: integer('level'),
  share: real('share'),
  cost: integer('cost'),
  interviewId: text('interview_id').references(() => interviews.id, { onDelete: 'restrict' }),
  interviewIds: list('interview_ids'),
  systemId: text('system_id').references(() => aiSystems.id, { onDelete: 'restrict' }),
  actionIds: list('action_ids'),
  assessmentId: text('assessment_id')
    .notNull()
    .references(() => assessments.id, { onDelete: 'restrict' }),
  archivedAt: text('archived_at'),
} satisfies ColumnsFor<typeof specimen>);

export const SPECIMENS_SQL = `CREATE TABLE specimens (
  id text PRIMARY KEY NOT NULL, code text NOT NULL, title text NOT NULL, body text DEFAULT '' NOT NULL,
  owner text DEFAULT '' NOT NULL, day text DEFAULT '' NOT NULL, time text DEFAULT '' NOT NULL,
  node_id text DEFAULT '' NOT NULL, country text DEFAULT '' NOT NULL, flag integer NOT NULL, at text,
  lines text NOT NULL, nodes text NOT NULL, countries text NOT NULL, tone text DEFAULT '' NOT NULL,
  tones text NOT NULL, level integer, share real, cost integer,
  interview_id text REFERENCES interviews(id) ON DELETE restrict, interview_ids text NOT NULL,
  system_id text REFERENCES ai_systems(id) ON DELETE restrict, action_ids text NOT NULL,
  assessment_id text NOT NULL REFERENCES assessments(id) ON DELETE restrict, archived_at text
)`;
