import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The window's page, the same files for the desktop (`app://`) and the browser host. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 3000,
    rolldownOptions: {
      output: {
        // zod must be told not to compile its checks before the first schema is made, in whichever chunk that is.
        codeSplitting: { groups: [{ name: 'zod', test: /node_modules[\\/]zod[\\/]|zod-setup/ }] },
      },
    },
  },
});
