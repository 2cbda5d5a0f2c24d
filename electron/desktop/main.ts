import path from 'node:path';
import { app, dialog } from 'electron';
import { runApplication } from './application.ts';
import { keepTemporaryFilesIn, settleFolders } from './files/folders.ts';
import { openLog } from './files/log.ts';
import { filesFromArguments, filesFromSecondInstance, type HandOver } from './files/open-files.ts';
import { keepChromiumQuiet, lockEverything, registerAppScheme } from './window/security.ts';
import { loadWords } from './window/words.ts';

// All of this has to happen before Electron is ready, so none of it may wait for anything.
keepChromiumQuiet();
// Every window asks for its sandbox itself; this makes it a rule. Where somebody switched sandboxes off, as root must,
// the rule would keep every process from starting.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerAppScheme();
lockEverything();
const folders = settleFolders();
const log = openLog(folders.data);
const words = loadWords(app.getAppPath());

const files = filesFromArguments(process.argv, process.cwd(), process.defaultApp ? app.getAppPath() : undefined);
// macOS hands files over as events, even before the app is ready.
let openFile = (file: string): unknown => files.push(file);
app.on('open-file', (event, file) => {
  event.preventDefault();
  openFile(file);
});

process.on('uncaughtException', (error) => tell('uncaught exception', error));
process.on('unhandledRejection', (error) => tell('unhandled rejection', error));

if (!folders.writable) {
  dialog.showErrorBox(
    words.t('desktop:problem.title'),
    words.t('desktop:problem.dataFolder', { folder: folders.data }),
  );
  app.exit(1);
} else if (app.requestSingleInstanceLock({ files } satisfies HandOver)) {
  keepTemporaryFilesIn(folders);
  void app.whenReady().then(start);
} else {
  // The instance that runs has the files now.
  app.exit(0);
}

function start(): void {
  try {
    const application = runApplication({ folders, log, words });
    openFile = application.openFile;
    for (const file of files.splice(0)) openFile(file);
    app.on('second-instance', (_event, _argv, _cwd, data) => {
      application.show();
      for (const file of filesFromSecondInstance(data)) openFile(file);
    });
  } catch (error) {
    log.error('cannot start', error);
    const logFile = path.join(folders.data, 'logs');
    dialog.showErrorBox(words.t('desktop:problem.title'), words.t('desktop:problem.cannotStart', { log: logFile }));
    app.exit(1);
  }
}

/** The last resort: what no other code caught. The window and the core go on. */
function tell(context: string, error: unknown): void {
  log.error(context, error);
  if (app.isReady()) {
    dialog.showErrorBox(words.t('desktop:problem.title'), words.t('desktop:problem.unexpected'));
  }
}
