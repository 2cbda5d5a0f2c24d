import fs from 'node:fs';
import path from 'node:path';
import { serve } from '#browser/serve.ts';
import type { DocumentKey } from '#documents/issued/registry.ts';
import { EXPORT_FORMATS, TRAIL_FORMATS } from '#shared/contract/domains/documents.ts';
import { AppError } from '#shared/contract/errors.ts';
import { isKindName, KIND_NAMES, type KindName, kinds } from '#shared/kinds/registry.ts';
import { parentOf } from '#shared/kinds/schemas.ts';
import { wellFormed } from '#shared/values/well-formed.ts';
import { describeNode, printCatalogue, printNode, readCatalogue, summariseCatalogue } from './catalogue.ts';
import { addEvidence, printEvidence } from './evidence.ts';
import { removePassphrase, setPassphrase } from './passphrase.ts';
import {
  printImport,
  printPack,
  printSalvage,
  printStatus,
  printTrail,
  printVerification,
  withSentences,
} from './print.ts';
import {
  APP_FOLDER,
  dataFolder,
  readingWorkspace,
  type Session,
  type Translate,
  withCore,
  withSecret,
  withWorkspace,
} from './session.ts';
import { exitCodeOf, parseEncoding, parseMapping, takeTable } from './tables.ts';
import { parseCommand, required, today, UsageError } from './usage.ts';
import { verifyPath } from './verify.ts';
import { printWorkbook, takeWorkbook } from './workbook.ts';

export type Command = {
  /** One or two words. */
  readonly name: string;
  readonly usage: string;
  /** Resolves to the exit code when it is not 0. */
  run(argv: readonly string[], t: Translate): Promise<number | void>;
};

const JSON_OPTION = { json: { type: 'boolean' } } as const;
/** Who makes the change, as the trail shall name them. */
const AS_OPTION = { as: { type: 'string' } } as const;
/** Of whatever takes a table in. */
const TABLE_OPTIONS = {
  map: { type: 'string', multiple: true },
  'dry-run': { type: 'boolean' },
  ...AS_OPTION,
  ...JSON_OPTION,
} as const;
/** Names of documents that say more than their key. */
const DOCUMENT_NAMES: Readonly<Record<string, DocumentKey>> = { 'gap-report': 'gap-analysis' };
/** Ids for one-off jobs of a process that runs a single one. */
const JOB = 'cli';
/** Endings of what is exported under a name of its own. */
const FORMATS_OF: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(KIND_NAMES.map((name) => [name, ['xlsx', 'csv']])),
  actions: ['ics', 'xlsx', 'csv'],
  'assessment-workbook': ['xlsx'],
};

export const commands: readonly Command[] = [
  {
    name: 'new',
    usage: 'new FILE.aims (--organisation NAME | --sample) [--as NAME]',
    async run(argv, t) {
      const options = {
        organisation: { type: 'string' },
        sample: { type: 'boolean' },
        ...AS_OPTION,
        ...JSON_OPTION,
      } as const;
      const { values, positionals } = parseCommand(argv, ['FILE.aims'], options);
      const sample = values.sample ?? false;
      // The sample's texts name its organisation; under another name they would contradict themselves.
      if (sample && values.organisation !== undefined) throw new UsageError('sampleNamed');
      const organisationName = sample ? 'Sample' : required(values.organisation, '--organisation');
      const info = await withCore(
        (core) => core.request('workspace.create', { path: positionals[0] ?? '', organisationName, sample }),
        actorIn(values),
      );
      report(values.json, info, () =>
        t('made', { file: path.join(info.location, info.name), organisation: info.organisationName }),
      );
    },
  },
  {
    name: 'import systems',
    usage: 'import systems FILE.aims TABLE [--map field=column]… [--encoding NAME] [--dry-run] [--as NAME]',
    async run(argv, t) {
      const options = { ...TABLE_OPTIONS, encoding: { type: 'string' } } as const;
      const { values, positionals } = parseCommand(argv, ['FILE.aims', 'TABLE'], options);
      const [file = '', table = ''] = positionals;
      const input = {
        path: path.resolve(table),
        jobId: JOB,
        ...(values.map && { mapping: parseMapping(values.map) }),
        ...(values.encoding !== undefined && { encoding: parseEncoding(values.encoding) }),
      };
      const answer = await withWorkspace(
        file,
        async (core) =>
          values['dry-run']
            ? await core.request('systems.importPreview', input)
            : (await core.request('systems.import', input)).report,
        actorIn(values),
      );
      report(values.json, answer, () => printImport(t, answer, values['dry-run'] ?? false));
      return exitCodeOf(answer);
    },
  },
  ...KIND_NAMES.map(importRecords),
  {
    name: 'import assessment',
    usage:
      'import assessment FILE.aims WORKBOOK [--sheet NAME] [--assessment CODE] [--theirs|--mine] [--dry-run] [--as NAME]',
    async run(argv, t) {
      const options = {
        assessment: { type: 'string' },
        sheet: { type: 'string' },
        theirs: { type: 'boolean' },
        mine: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        ...AS_OPTION,
        ...JSON_OPTION,
      } as const;
      const { values, positionals } = parseCommand(argv, ['FILE.aims', 'WORKBOOK'], options);
      if (values.theirs && values.mine) throw new UsageError('theirsAndMine');
      const [file = '', workbook = ''] = positionals;
      const answer = await withWorkspace(
        file,
        async (core) =>
          takeWorkbook(core, path.resolve(workbook), {
            theirs: values.theirs ?? false,
            dryRun: values['dry-run'] ?? false,
            ...(values.sheet !== undefined && { sheet: values.sheet }),
            ...(values.assessment !== undefined && { assessmentId: await findByCode(core, values.assessment) }),
          }),
        actorIn(values),
      );
      report(values.json, answer, () => printWorkbook(t, answer));
    },
  },
  {
    name: 'import evidence',
    usage: 'import evidence FILE.aims FILE [--for NUMBER]… [--title TEXT] [--as NAME]',
    async run(argv, t) {
      const options = {
        for: { type: 'string', multiple: true },
        title: { type: 'string' },
        ...AS_OPTION,
        ...JSON_OPTION,
      } as const;
      const { values, positionals } = parseCommand(argv, ['FILE.aims', 'FILE'], options);
      const [file = '', source = ''] = positionals;
      const added = await withWorkspace(
        file,
        (core) => addEvidence(core, path.resolve(source), values.for ?? [], values.title),
        actorIn(values),
      );
      report(values.json, added, () => printEvidence(t, added));
    },
  },
  {
    name: 'status',
    usage: 'status FILE.aims',
    async run(argv, t) {
      const { values, positionals } = parseCommand(argv, ['FILE.aims'], JSON_OPTION);
      const status = await readingWorkspace(positionals[0] ?? '', async (core) => ({
        workspace: await core.request('workspace.current', {}),
        steps: (await core.request('guide.overview', {})).steps,
        systems: (await core.request('systems.list', {})).length,
        trail: await core.request('trail.verify', { contents: false }),
        readiness: withSentences(await core.request('readiness.check', {}), t),
      }));
      report(values.json, status, () => printStatus(t, status));
    },
  },
  {
    name: 'export',
    usage:
      'export stage1|NAME FILE.aims --out PATH [--assessment CODE] [--zip] [--with-trail] [--as-of DATE] [--language CODE]',
    async run(argv, t) {
      const options = {
        out: { type: 'string' },
        zip: { type: 'boolean' },
        'with-trail': { type: 'boolean' },
        'as-of': { type: 'string' },
        language: { type: 'string' },
        assessment: { type: 'string' },
        ...JSON_OPTION,
      } as const;
      const { values, positionals } = parseCommand(argv, ['NAME', 'FILE.aims'], options);
      const [name = '', file = ''] = positionals;
      const out = path.resolve(required(values.out, '--out'));
      const asOf = values['as-of'] ?? today();
      const common = { path: out, asOf, ...(values.language && { language: values.language }) };
      if (name === 'stage1') {
        const pack = await readingWorkspace(file, (core) =>
          core.request('pack.exportStage1', {
            ...common,
            jobId: JOB,
            zip: values.zip ?? false,
            withTrail: values['with-trail'] ?? false,
          }),
        );
        report(values.json, pack, () => printPack(t, pack));
        return;
      }
      requireFormat(out, FORMATS_OF[name] ?? EXPORT_FORMATS);
      const exported = await readingWorkspace(file, async (core) => {
        if (path.extname(out) === '.ics') return core.request('actions.exportCalendar', common);
        const chosen =
          values.assessment === undefined ? {} : { assessmentId: await findByCode(core, values.assessment) };
        if (isKindName(name)) return core.request(`${name}.table`, { ...common, of: chosen.assessmentId, jobId: JOB });
        if (name === 'assessment-workbook')
          return core.request('workbook.export', { ...common, ...chosen, jobId: JOB });
        return core.request('documents.export', {
          ...common,
          ...chosen,
          jobId: JOB,
          documentKey: DOCUMENT_NAMES[name] ?? name,
        });
      });
      report(values.json, exported, () => t('wrote', { file: out, bytes: exported.bytes, sha256: exported.sha256 }));
    },
  },
  {
    name: 'verify',
    usage: 'verify PATH [--against PACK|TRAIL.json|HASH]',
    async run(argv, t) {
      const options = { against: { type: 'string' }, ...JSON_OPTION } as const;
      const { values, positionals } = parseCommand(argv, ['PATH'], options);
      const verification = await verifyPath(path.resolve(positionals[0] ?? ''), values.against, t);
      report(values.json, verification, () => printVerification(t, verification));
      return verification.intact ? 0 : 1;
    },
  },
  {
    name: 'salvage',
    usage: 'salvage FILE.aims --out NEW.aims',
    async run(argv, t) {
      const options = { out: { type: 'string' }, ...JSON_OPTION } as const;
      const { values, positionals } = parseCommand(argv, ['FILE.aims'], options);
      const input = { path: positionals[0] ?? '', out: path.resolve(required(values.out, '--out')) };
      const found = await withCore((core) =>
        withSecret((secret) => core.request('workspace.salvage', { ...input, ...secret })),
      );
      report(values.json, found, () => printSalvage(t, found));
    },
  },
  {
    name: 'trail',
    usage: 'trail FILE.aims [--since DATE] [--out PATH]',
    async run(argv, t) {
      const options = { since: { type: 'string' }, out: { type: 'string' }, ...JSON_OPTION } as const;
      const { values, positionals } = parseCommand(argv, ['FILE.aims'], options);
      const since = values.since === undefined ? {} : { since: toInstant(values.since) };
      const file = positionals[0] ?? '';
      if (values.out !== undefined) {
        const out = path.resolve(values.out);
        const asOf = today();
        requireFormat(out, TRAIL_FORMATS);
        if (fs.existsSync(out)) {
          throw new AppError('fileExists', { name: path.basename(out), folder: path.dirname(out) });
        }
        const wanted = { ...since, path: out, asOf, jobId: JOB };
        const exported = await readingWorkspace(file, (core) => core.request('trail.export', wanted));
        report(values.json, exported, () => t('wrote', { file: out, bytes: exported.bytes, sha256: exported.sha256 }));
        return;
      }
      const entries = await readingWorkspace(file, async (core) => {
        const all = [];
        for (let before: number | undefined; ; ) {
          const page = await core.request('trail.list', { limit: 1000, ...since, ...(before && { before }) });
          all.push(...page.entries);
          before = page.entries.at(-1)?.seq;
          if (page.entries.length < 1000) return all;
        }
      });
      report(values.json, entries, () => printTrail(t, entries));
    },
  },
  {
    name: 'passphrase set',
    usage: 'passphrase set FILE.aims',
    async run(argv, t) {
      const { values, positionals } = parseCommand(argv, ['FILE.aims'], JSON_OPTION);
      const file = positionals[0] ?? '';
      const recoveryKey = await setPassphrase(file, t);
      report(values.json, { recoveryKey }, () => t('passphrase.set', { file, recoveryKey }));
    },
  },
  {
    name: 'passphrase remove',
    usage: 'passphrase remove FILE.aims',
    async run(argv, t) {
      const { values, positionals } = parseCommand(argv, ['FILE.aims'], JSON_OPTION);
      const file = positionals[0] ?? '';
      await removePassphrase(file);
      report(values.json, { encrypted: false }, () => t('passphrase.removed', { file }));
    },
  },
  {
    name: 'catalogue',
    usage: 'catalogue [ID]',
    async run(argv, t) {
      const { values, positionals } = parseCommand(argv, ['[ID]'], JSON_OPTION);
      const whole = readCatalogue(path.join(APP_FOLDER, 'resources', 'catalogue'));
      const [nodeId] = positionals;
      if (nodeId === undefined) {
        const summary = summariseCatalogue(whole);
        report(values.json, summary, () => printCatalogue(t, summary, today()));
      } else {
        const node = describeNode(whole, nodeId);
        report(values.json, node, () => printNode(t, node, today()));
      }
    },
  },
  {
    name: 'serve',
    usage: 'serve [FILE.aims] [--port NUMBER]',
    async run(argv) {
      const { values, positionals } = parseCommand(argv, ['[FILE.aims]'], { port: { type: 'string' } });
      const port = Number(values.port ?? 0);
      if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError('badPort');
      const server = await serve({ appFolder: APP_FOLDER, dataFolder: dataFolder(), port, workspace: positionals[0] });
      process.stdout.write(`${server.address}\n`);
      await new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      });
      await server.stop();
    },
  },
];

/** Takes in a table of records of a kind. */
function importRecords(name: KindName): Command {
  const parent = parentOf(kinds[name]);
  return {
    name: `import ${name}`,
    usage: `import ${name} FILE.aims TABLE${parent === undefined ? '' : ' --assessment CODE'} [--map field=column]… [--dry-run] [--as NAME]`,
    async run(argv, t) {
      const options = { assessment: { type: 'string' }, ...TABLE_OPTIONS } as const;
      const { values, positionals } = parseCommand(argv, ['FILE.aims', 'TABLE'], options);
      const [file = '', table = ''] = positionals;
      const code = parent === undefined ? undefined : required(values.assessment, '--assessment');
      const answer = await withWorkspace(
        file,
        async (core) => {
          const of = code === undefined ? {} : { of: await findByCode(core, code) };
          const mapping = values.map && { mapping: parseMapping(values.map) };
          const input = { path: path.resolve(table), jobId: JOB, ...of, ...mapping };
          return takeTable(core, name, input, values['dry-run'] ?? false);
        },
        actorIn(values),
      );
      report(values.json, answer, () => printImport(t, answer, values['dry-run'] ?? false));
      return exitCodeOf(answer);
    },
  };
}

function report(json: boolean | undefined, data: unknown, words: () => string): void {
  process.stdout.write(`${json ? JSON.stringify(data, null, 2) : words()}\n`);
}

function requireFormat(out: string, formats: readonly string[]): void {
  if (formats.includes(path.extname(out).slice(1))) return;
  throw new UsageError('badOut', { extensions: formats.map((known) => `.${known}`).join(', ') });
}

/** @throws AppError assessmentElsewhere */
async function findByCode(core: Session, code: string): Promise<string> {
  const all = await core.request('assessments.list', {});
  const found = all.find((each) => each.code.toLowerCase() === code.toLowerCase());
  if (found === undefined) throw new AppError('assessmentElsewhere');
  return found.id;
}

function actorIn({ as: name }: { readonly as?: string | undefined }): string | undefined {
  return name === undefined ? undefined : required(wellFormed(name).trim(), '--as');
}

function toInstant(text: string): string {
  const date = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(date.getTime())) {
    throw new UsageError('badSince', { text });
  }
  return date.toISOString();
}
