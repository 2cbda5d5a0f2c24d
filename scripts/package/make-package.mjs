/** Packs the build; runs on the toolchain's Node. Started by pack.mjs, which knows with which Electron. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build, Platform } from 'electron-builder';
import { parse } from 'yaml';
import { root } from '../lib/paths.mjs';
import { thirdPartyNotices } from './notices.mjs';
import { sumsOf } from './sums.mjs';

const [output, standIn, kind] = process.argv.slice(2);
const platform = Platform.current();
// Added to what electron-builder.yml says.
const config = { directories: { output }, ...(standIn === '' ? {} : fromStandIn(standIn)) };

mkdirSync(join(root, 'out'), { recursive: true });
writeFileSync(join(root, 'out', 'THIRD-PARTY-NOTICES.txt'), await thirdPartyNotices());
mkdirSync(output, { recursive: true });
clear(/(^SHA256SUMS$|\.(AppImage|deb|tar\.gz|exe|zip|dmg|blockmap|ya?ml)$|-unpacked$)/);
await build({ projectDir: root, targets: platform.createTarget('dir'), config, publish: 'never' });
const folder = readdirSync(output).find((name) => /-unpacked$|^mac/.test(name)) ?? '';
say(`The program as a folder: ${shown(folder)}`);
if (standIn !== '') {
  say(
    "It holds a stand-in for Electron, which is for trying out only. Where Electron's own release can be fetched, the",
  );
  say('same command makes the programs to hand out.');
} else if (kind === 'all') process.exitCode = await makeInstallers(installersFor(platform));

/** Each by itself: what one of them lacks on this machine costs none of the others. */
async function makeInstallers(targets) {
  const refused = [];
  for (const target of targets) {
    try {
      await build({
        projectDir: root,
        targets: platform.createTarget(target),
        prepackaged: join(output, folder),
        config,
        publish: 'never',
      });
    } catch (error) {
      refused.push({ target, reason: String(error?.message ?? error).split('\n')[0] });
    }
  }
  clear(/\.(blockmap|ya?ml)$/);
  const sums = await sumsOf(output);
  writeFileSync(join(output, 'SHA256SUMS'), sums.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(''));
  for (const { name, bytes } of sums) say(`To hand out: ${shown(name)} (${(bytes / 1e6).toFixed(0)} MB)`);
  say(`Their digests: ${shown('SHA256SUMS')}. None of them is signed; see docs/packaging.md.`);
  for (const { target, reason } of refused) say(`Not made: ${target}. ${reason}`);
  return refused.length === 0 ? 0 : 1;
}

function installersFor({ buildConfigurationKey }) {
  return parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8'))[buildConfigurationKey].target;
}

/** With the stand-in the core runs on a plain Node, which cannot read the archive that it is packed into. */
function fromStandIn(program) {
  return {
    electronDist: dirname(program),
    electronVersion: readFileSync(join(dirname(program), 'version'), 'utf8').trim(),
    asarUnpack: ['out/node/**', 'out/fonts/**', 'resources/**', 'db/migrations/**', 'node_modules/**', 'package.json'],
  };
}

/** What an earlier run left: nobody shall hand out yesterday's program with today's digests. */
function clear(names) {
  for (const name of readdirSync(output)) if (names.test(name)) rmSync(join(output, name), { recursive: true });
}

function shown(name) {
  return relative(process.cwd(), join(output, name)) || name;
}

function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}
