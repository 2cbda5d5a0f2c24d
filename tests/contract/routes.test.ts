import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Route } from '#shared/contract/define.ts';
import { type CoreRouteName, coreRoutes, isRoute, type RouteName, routes } from '#shared/contract/registry.ts';
import { coreWithWorkspace, testCore } from '../unit/core/core.ts';

const NAMES = Object.keys(routes) as RouteName[];
const CORE_NAMES = Object.keys(coreRoutes) as CoreRouteName[];

/** Inputs that every route refuses: no route takes a bare value, and none takes what it does not know by type. */
const HOSTILE: readonly unknown[] = [null, 7, 'text', [], { __proto__: null, id: 7, path: 7, changes: 7, fields: 7 }];

describe('every route of the contract', () => {
  test.each(NAMES)('%s is named by its domain and what it does', (name) => {
    expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z0-9]*$/);
    expect(isRoute(name)).toBe(true);
  });

  test.each(NAMES)('%s says in JSON what it takes and gives, so that any transport carries it', (name) => {
    const { input, output } = routes[name];
    expect(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })).toMatchObject({ type: 'object' });
    expect(() => z.toJSONSchema(output, { unrepresentable: 'any' })).not.toThrow();
  });

  test.each(NAMES)('%s names only inputs of its own as files', (name) => {
    const { input } = routes[name];
    const route: Route = routes[name];
    const files = Object.keys(route.files ?? {});
    const { properties = {} } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
    for (const file of files) expect(properties[file], file).toMatchObject({ type: 'string' });
    // A window must never name a path by itself.
    if (Object.hasOwn(properties, 'path')) expect(files).toContain('path');
  });
});

describe('the core', () => {
  test.each(CORE_NAMES)('answers %s with a readable refusal where the input is none', async (name) => {
    const core = await coreWithWorkspace();
    for (const input of HOSTILE) {
      const result = await core.handle.dispatch(name, input);
      // A route without inputs takes any object; what it answers is its own affair.
      if (result.ok) continue;
      expect(result.error.message.length, name).toBeGreaterThan(10);
      expect(result.error.code, `${name} ${JSON.stringify(input)}`).not.toBe('internal');
    }
    expect(await core.handle.dispatch(name, null)).toMatchObject({ ok: false, error: { code: 'inputInvalid' } });
  });

  /** What may be asked while no workspace is open. */
  const WITHOUT_WORKSPACE: readonly string[] = [
    ...['app.info', 'settings.get', 'settings.update', 'jobs.cancel'],
    ...['workspace.create', 'workspace.open', 'workspace.openRecent', 'workspace.close', 'workspace.current'],
    ...['recent.list', 'recent.forget', 'bundle.open'],
    ...['workspace.salvage', 'workspace.salvageRecent'],
    ...['branding.get', 'branding.update', 'branding.chooseLogo', 'branding.removeLogo'],
  ];

  test.each(CORE_NAMES.filter((name) => !WITHOUT_WORKSPACE.includes(name)))(
    'refuses %s while no workspace is open',
    async (name) => {
      const core = testCore();
      const input = Object.keys(coreRoutes[name].input.shape).length === 0 ? {} : exampleOf(name);
      expect(await core.handle.dispatch(name, input)).toMatchObject({ ok: false, error: { code: 'noWorkspace' } });
    },
  );
});

/** The smallest input that the route takes. */
function exampleOf(name: CoreRouteName): Record<string, unknown> {
  const { properties = {}, required = [] } = z.toJSONSchema(coreRoutes[name].input, {
    io: 'input',
    unrepresentable: 'any',
  });
  return Object.fromEntries(
    required.map((key) => [key, exampleValue(properties[key] as z.core.JSONSchema.BaseSchema)]),
  );
}

function exampleValue(schema: z.core.JSONSchema.BaseSchema): unknown {
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.anyOf !== undefined) return exampleValue(schema.anyOf[0] as z.core.JSONSchema.BaseSchema);
  switch (schema.type) {
    case 'object': {
      const { properties = {}, required = [] } = schema;
      return Object.fromEntries(
        required.map((key) => [key, exampleValue(properties[key] as z.core.JSONSchema.BaseSchema)]),
      );
    }
    case 'array':
      return (schema.minItems ?? 0) > 0 ? [exampleValue(schema.items as z.core.JSONSchema.BaseSchema)] : [];
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return false;
    default:
      if (schema.pattern === HASH_PATTERN) return '0'.repeat(64);
      if (schema.format === 'base64') return 'AAAA';
      return schema.format === 'date' ? '2026-01-01' : UUID;
  }
}

const HASH_PATTERN = '^[0-9a-f]{64}$';
const UUID = '00000000-0000-7000-8000-000000000001';
