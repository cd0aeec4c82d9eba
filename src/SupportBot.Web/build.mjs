// Builds the widget into dist/: widget.js (the launcher) and widget/ (the frame, its assets named by their contents).
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { encodeCharacters, encodeWords } from './safety/encoding.mjs';

const root = new URL('./', import.meta.url);
const wordLists = new URL('../SupportBot.Runtime/Safety/Wordlists/', root);

/** Modules that are made of files: every language in languages/, and the word lists that the server uses too. */
const generated = {
  name: 'generated',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^generated:/ }, ({ path }) => ({ path, namespace: 'generated' }));
    onLoad({ filter: /.*/, namespace: 'generated' }, async ({ path }) => ({
      contents: path === 'generated:word-lists' ? await wordListModule() : await languageModule(path.endsWith('launcher')),
      resolveDir: root.pathname,
    }));
  },
};

async function languageModule(launcherOnly) {
  const files = (await readdir(new URL('languages/', root))).filter((name) => name.endsWith('.json')).sort();
  const languages = {};
  for (const file of files) {
    const language = JSON.parse(await readFile(new URL(`languages/${file}`, root), 'utf8'));
    const texts = Object.entries(language.texts).filter(([id]) => !launcherOnly || id.startsWith('launcher.'));
    languages[file.slice(0, -'.json'.length)] = { ...language, texts: Object.fromEntries(texts) };
  }
  return `export default ${JSON.stringify(languages)}`;
}

async function wordListModule() {
  const lines = async (name) => (await readFile(new URL(name, wordLists), 'utf8')).split('\n').filter(Boolean);
  const words = encodeWords(await lines('english.txt'));
  const characters = encodeCharacters([...(await lines('chinese-simplified.txt')), ...(await lines('chinese-traditional.txt'))]);
  return `export const words = ${JSON.stringify(words)};\nexport const characters = ${JSON.stringify(characters)};`;
}

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
