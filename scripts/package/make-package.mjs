/** Packs the build; runs on the toolchain's Node. Started by pack.mjs, which knows with which Electron. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, Platform } from 'electron-builder';
import { root } from '../lib/paths.mjs';
import { thirdPartyNotices } from './notices.mjs';

const [output, standIn, kind] = process.argv.slice(2);

mkdirSync(join(root, 'out'), { recursive: true });
writeFileSync(join(root, 'out', 'THIRD-PARTY-NOTICES.txt'), await thirdPartyNotices());
await build({
  projectDir: root,
  targets: kind === 'installers' ? Platform.current().createTarget() : Platform.current().createTarget('dir'),
  // Added to what electron-builder.yml says.
  config: { directories: { output }, ...(standIn === '' ? {} : fromStandIn(standIn)) },
  publish: 'never',
});

/** With the stand-in the core runs on a plain Node, which cannot read the archive that it is packed into. */
function fromStandIn(program) {
  return {
    electronDist: dirname(program),
    electronVersion: readFileSync(join(dirname(program), 'version'), 'utf8').trim(),
    asarUnpack: ['out/node/**', 'out/fonts/**', 'resources/**', 'db/migrations/**', 'node_modules/**', 'package.json'],
  };
}
