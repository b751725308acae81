import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const API = process.env['API_URL'] ?? 'http://127.0.0.1:3000';

/** Tells the worker which files there are, so that it can keep them for when there is no network. */
const listFiles = (): Plugin => ({
  name: 'list-files',
  apply: 'build',
  generateBundle(_, bundle) {
    const made = Object.keys(bundle).filter((file) => file !== 'worker.js' && !file.endsWith('.map'));
    const given = readdirSync(join(import.meta.dirname, 'public')).filter((file) => !file.startsWith('.'));
    const files = [...new Set([...made, ...given])].toSorted();
    this.emitFile({ type: 'asset', fileName: 'files.json', source: JSON.stringify(files) });
  },
});

export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: join(import.meta.dirname, '../../dist/console'),
    emptyOutDir: true,
    target: 'es2022',
    manifest: 'build.json',
    rolldownOptions: {
      onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning), // `use client`: all of it is
      input: { index: join(import.meta.dirname, 'index.html') },
    },
  },
  plugins: [listFiles()],
  // While the console is worked on: against an api that runs. It answers pages of its own address only.
  server: { proxy: { '/api': { target: API, changeOrigin: true, headers: { origin: API } } } },
});
