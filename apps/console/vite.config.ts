import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { defineConfig, type Plugin } from 'vite';

/** Parts that pages share are put together until there are so many, as they are before they are packed. */
const MERGED_BYTES = 4_000;
const API = process.env['API_URL'] ?? 'http://127.0.0.1:3000';

/** Messages are read once, when the console is built: no browser needs to. */
const compileWords = (): Plugin => ({
  name: 'compile-words',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/words\/[a-z]{2}\/[\w-]+\.json$/.test(id)) return undefined;
    const messages = Object.entries<string>(JSON.parse(code));
    return JSON.stringify(Object.fromEntries(messages.map(([name, message]) => [name, compileMessage(message)])));
  },
});

/** Tells the worker which files there are, so that it can keep them for when there is no network; and which build it is of. */
const listFiles = (): Plugin => ({
  name: 'list-files',
  apply: 'build',
  enforce: 'post', // once it is known which files are left
  generateBundle(_, bundle) {
    const folder = join(import.meta.dirname, 'public');
    const made = Object.keys(bundle).filter((file) => file !== 'worker.js' && !file.endsWith('.map'));
    const given = readdirSync(folder).filter((file) => !file.startsWith('.'));
    const files = [...new Set([...made, ...given])].toSorted();
    const version = createHash('sha256').update(JSON.stringify(files));
    for (const file of given) version.update(readFileSync(join(folder, file)));
    const worker = bundle['worker.js'];
    if (worker?.type !== 'chunk') throw new Error('There is no worker');
    worker.code = worker.code.replace('%VERSION%', version.digest('hex').slice(0, 12));
    this.emitFile({ type: 'asset', fileName: 'files.json', source: JSON.stringify(files) });
  },
});

/** Puts each script and style beside itself as small as it gets: that takes too long while somebody waits for it. */
const packFiles = (): Plugin => ({
  name: 'pack-files',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    const pack = async (file: string): Promise<void> => {
      const path = join(dir, file);
      await writeFile(`${path}.br`, await promisify(brotliCompress)(await readFile(path)));
    };
    await Promise.all(
      Object.keys(bundle)
        .filter((file) => /\.(js|css)$/.test(file))
        .map(pack),
    );
  },
});

export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: join(import.meta.dirname, '../../dist/console'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 600, // a test measures what pages load
    manifest: 'build.json',
    rolldownOptions: {
      onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning), // `use client`: all of it is
      input: {
        index: join(import.meta.dirname, 'index.html'),
        worker: join(import.meta.dirname, 'src/worker/worker.ts'),
      },
      // Browsers look for a new worker under the name that they know.
      output: {
        entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
        // Left alone, a page is some eighty files, most of them smaller than what is said to fetch them.
        codeSplitting: {
          groups: [
            { name: 'shell', tags: ['$initial'], test: (id) => !id.endsWith('/worker.ts'), priority: 2 },
            { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: MERGED_BYTES },
          ],
        },
      },
    },
  },
  plugins: [compileWords(), listFiles(), packFiles()],
  // While the console is worked on: against an api that runs. It answers pages of its own address only.
  server: { proxy: { '/api': { target: API, changeOrigin: true, headers: { origin: API } } } },
});
