/** Packs the build; runs on the toolchain's Node. Started by pack.mjs, which knows with which Electron. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, Platform } from 'electron-builder';
import { parse } from 'yaml';
import { root } from '../lib/paths.mjs';
import { thirdPartyNotices } from './notices.mjs';

const [output, standIn, kind] = process.argv.slice(2);

const config = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
config.directories.output = output;
if (standIn !== '') {
  config.electronDist = dirname(standIn);
  config.electronVersion = readFileSync(join(dirname(standIn), 'version'), 'utf8').trim();
  // There the core runs on a plain Node, which cannot read the archive.
  config.asarUnpack.push('out/node/**', 'resources/**', 'db/migrations/**', 'node_modules/**', 'package.json');
}

mkdirSync(join(root, 'out'), { recursive: true });
writeFileSync(join(root, 'out', 'THIRD-PARTY-NOTICES.txt'), await thirdPartyNotices());
await build({
  projectDir: root,
  targets: kind === 'installers' ? Platform.current().createTarget() : Platform.current().createTarget('dir'),
  config,
  publish: 'never',
});
