import type { Kind } from '#shared/kinds/define.ts';
import { type KindName, kinds } from '#shared/kinds/registry.ts';
import { isRequired, parentOf } from '#shared/kinds/schemas.ts';
import type { TestCore } from '../unit/core/core.ts';

/** Makes a record of a kind with as little as it needs, and answers with its id. */
export async function makeAny(core: TestCore, name: KindName): Promise<string> {
  const kind: Kind = kinds[name];
  const needed = Object.entries(kind.fields).filter(([, field]) => isRequired(field));
  const fields: Record<string, string> = Object.fromEntries(needed.map(([key]) => [key, 'Made']));
  const parent = parentOf(kind);
  if (parent !== undefined) fields[parent] = await parentFor(core, name, parent);
  return (await core.ask(`${name}.create`, { fields: fields as never })).record.id;
}

/** What a change of any record can say: its name, which every kind has. */
export function renamed(name: KindName): Readonly<Record<string, string>> {
  return { [kinds[name].name]: 'Renamed' };
}

async function parentFor(core: TestCore, name: KindName, key: string): Promise<string> {
  const field = (kinds[name] as Kind).own[key];
  const [first] = field?.kind === 'parent' && field.to === 'assessments' ? await core.ask('assessments.list', {}) : [];
  if (first === undefined)
    throw new Error(`${name} belong to something that tests/contract/any-record.ts cannot make yet`);
  return first.id;
}
