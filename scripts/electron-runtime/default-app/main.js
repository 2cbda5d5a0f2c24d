/**
 * What Electron runs when it is given no app inside itself: `electron [-r module] <folder or file> [arguments]`.
 * An ES module with a top-level await, so that Electron holds back `ready` until the app's own main file has loaded.
 */
import fs from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const { preloads, target } = readArguments(process.argv.slice(1));
if (preloads.length > 0) Module._preloadModules(preloads);
if (target === undefined) {
  console.error('electron: no app given');
  process.exit(2);
}
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
await start(path.resolve(target));

function readArguments(args) {
  const found = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index];
    if (arg === '-r' || arg === '--require') {
      index += 1;
      found.push(args[index]);
    } else if (arg === '-v' || arg === '--version') {
      answer(`v${process.versions.electron}`);
    } else if (arg === '-a' || arg === '--abi') {
      answer(process.versions.modules);
    } else if (arg === '--') {
      return { preloads: found, target: args[index + 1] };
    } else if (!arg.startsWith('-')) {
      return { preloads: found, target: arg };
    }
  }
  return { preloads: found, target: undefined };
}

function answer(text) {
  console.log(text);
  process.exit(0);
}

async function start(appPath) {
  const packageFile = path.join(appPath, 'package.json');
  const isFolder = fs.existsSync(packageFile);
  if (isFolder) {
    const { name, productName, version } = JSON.parse(fs.readFileSync(packageFile, 'utf8'));
    if (version) app.setVersion(version);
    app.name = productName || name || app.name;
    app.setPath('userData', path.join(app.getPath('appData'), app.name));
  }
  const file = Module._resolveFilename(appPath, null, true);
  app.setAppPath(isFolder ? appPath : path.dirname(file));
  try {
    await import(pathToFileURL(file).href);
  } catch (error) {
    console.error('App threw an error during load');
    console.error(error?.stack ?? error);
    process.exit(1);
  }
}
