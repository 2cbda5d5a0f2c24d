/** Whether keys are to be named as on a Mac. */
export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
