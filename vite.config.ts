import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The window's page, the same files for the desktop (`app://`) and the browser host. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 3000,
  },
});
