export { openRunFolder, type RunFolder } from '#db/file/claims.ts';
