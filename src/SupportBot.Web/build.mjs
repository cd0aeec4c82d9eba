// Builds the widget into dist/: widget.js (the launcher) and widget/ (the frame, its assets named by their contents).
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { generated } from './generated.mjs';

const root = new URL('./', import.meta.url);
const shared = { bundle: true, minify: true, target: ['es2022', 'safari16.4'], charset: 'utf8', legalComments: 'none', plugins: [generated], absWorkingDir: root.pathname };

await rm(new URL('dist/', root), { recursive: true, force: true });
await mkdir(new URL('dist/widget/', root), { recursive: true });
await build({ ...shared, entryPoints: ['launcher/launcher.ts'], outfile: 'dist/widget.js', format: 'iife' });
const frame = await build({
  ...shared,
  entryPoints: ['frame/main.tsx', 'frame/frame.css'],
  outdir: 'dist/widget',
  entryNames: '[name]-[hash]',
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  metafile: true,
});
const assets = Object.keys(frame.metafile.outputs).map((path) => path.split('/').at(-1));
const template = await readFile(new URL('frame/frame.html', root), 'utf8');
const page = template
  .replace('frame.css', assets.find((name) => name.endsWith('.css')))
  .replace('main.js', assets.find((name) => name.endsWith('.js')));
await writeFile(new URL('dist/widget/frame.html', root), page);
