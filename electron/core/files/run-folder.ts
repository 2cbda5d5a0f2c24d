export { openRunFolder, type RunFolder } from '#db/run-folder.ts';
