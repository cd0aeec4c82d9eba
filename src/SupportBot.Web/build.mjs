// Builds into dist/: widget.js (the launcher), widget/ (the frame) and desk/ (the agents' desk, with the worker that shows alerts); assets are named by their contents.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { generated } from './generated.mjs';

const root = new URL('./', import.meta.url);
const shared = { bundle: true, minify: true, target: ['es2022', 'safari16.4'], charset: 'utf8', legalComments: 'none', plugins: [generated], absWorkingDir: root.pathname };

/**
 * Pages of the desk that are fetched later only ever run inside it. Saying so keeps all that they share with it in one file; otherwise each set of pages that
 * shares something would get a file of its own, and the first load many small ones.
 */
const together = {
  name: 'together',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.tsx$/ }, ({ path, resolveDir, kind }) => (kind === 'dynamic-import' ? { path: resolve(resolveDir, path), pluginData: { isLater: true } } : null));
    onLoad({ filter: /\.tsx$/ }, async ({ path, pluginData }) =>
      pluginData?.isLater ? { contents: `${await readFile(path, 'utf8')}\nimport ${JSON.stringify(fileURLToPath(new URL('desk/main.tsx', root)))};`, loader: 'tsx', resolveDir: dirname(path) } : null);
  },
};

await rm(new URL('dist/', root), { recursive: true, force: true });
await mkdir(new URL('dist/widget/', root), { recursive: true });
await mkdir(new URL('dist/desk/', root), { recursive: true });
await build({ ...shared, entryPoints: ['launcher/launcher.ts'], outfile: 'dist/widget.js', format: 'iife' });
await page('frame/frame.html', 'dist/widget/frame.html', { entryPoints: ['frame/main.tsx', 'frame/frame.css'], outdir: 'dist/widget' });
await build({
  ...shared,
  entryPoints: ['desk/alerts/worker.ts'],
  outdir: 'dist/desk',
  format: 'iife',
  publicPath: '/desk',
  assetNames: 'assets/[name]-[hash]',
  loader: { '.svg': 'file' },
});
await page('desk/index.html', 'dist/desk/index.html', {
  entryPoints: ['desk/main.tsx', 'desk/desk.css'],
  outdir: 'dist/desk/assets',
  publicPath: '/desk/assets',
  assetNames: '[name]-[hash]',
  loader: { '.svg': 'file' },
  splitting: true,
  chunkNames: '[name]-[hash]',
  plugins: [...shared.plugins, together],
});

/** Bundles one page, and writes its HTML with the names that the assets got. */
async function page(template, target, options) {
  const { metafile } = await build({ ...shared, entryNames: '[name]-[hash]', format: 'esm', jsx: 'automatic', jsxImportSource: 'preact', metafile: true, ...options });
  let html = await readFile(new URL(template, root), 'utf8');
  for (const path of Object.keys(metafile.outputs)) {
    const name = path.split('/').at(-1);
    html = html.replace(name.replace(/-[A-Za-z0-9]{8}(?=\.\w+$)/, ''), name);
  }

  // What the script of the page imports is fetched beside it, not after it.
  const main = Object.values(metafile.outputs).find(({ entryPoint }) => entryPoint === options.entryPoints[0]);
  const preloads = main.imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => `  <link rel="modulepreload" href="${options.publicPath}/${path.split('/').at(-1)}">\n`);
  html = html.replace('</head>', `${preloads.join('')}</head>`);

  await writeFile(new URL(target, root), html);
}
