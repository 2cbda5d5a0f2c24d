import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const config = parse(readFileSync(path.join(root, 'electron-builder.yml'), 'utf8')) as Record<string, unknown>;
const schemaFile = path.join(root, 'node_modules', 'app-builder-lib', 'scheme.json');
const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as object;

function problemsOf(candidate: unknown): string[] {
  // `typeof` is a keyword of the packager's own for values that YAML cannot hold.
  const ajv = new Ajv({ strict: false, allErrors: true, keywords: ['typeof'] });
  const validate = ajv.compile(schema);
  validate(candidate);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

describe('the packaging configuration', () => {
  test('holds against the packager’s published schema', () => {
    expect(problemsOf(config)).toEqual([]);
  });

  test('would not hold with a misspelt option', () => {
    expect(problemsOf({ ...config, npmRebuilt: false })).not.toEqual([]);
    expect(problemsOf({ ...config, electronFuses: { runAsNod: false } })).not.toEqual([]);
  });

  test('sets every fuse for a release', () => {
    expect(config['electronFuses']).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
      resetAdHocDarwinSignature: true,
    });
  });

  test('uploads nothing and compiles nothing', () => {
    expect(config).toMatchObject({ publish: null, npmRebuild: false, nodeGypRebuild: false });
  });
});
