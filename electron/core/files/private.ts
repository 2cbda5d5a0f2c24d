export { closeToOthers, makePrivateFolder } from '#db/private.ts';
