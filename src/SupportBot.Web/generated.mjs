// Modules that are made of other files while bundling.
import { readFile, readdir } from 'node:fs/promises';
import { encodeCharacters, encodeWords } from './safety/encoding.mjs';

const root = new URL('./', import.meta.url);
const wordLists = new URL('../SupportBot.Runtime/Safety/Wordlists/', root);

/** Modules that are made of files: every language of the widget and of the desk, and the word lists that the server uses too. */
export const generated = {
  name: 'generated',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^generated:/ }, ({ path }) => ({ path, namespace: 'generated' }));
    onLoad({ filter: /.*/, namespace: 'generated' }, async ({ path }) => ({
      contents: path === 'generated:word-lists' ? await wordListModule()
        : path === 'generated:languages/desk' ? await languageModule('desk/languages/', false)
        : await languageModule('languages/', path.endsWith('launcher')),
      resolveDir: root.pathname,
    }));
  },
};

async function languageModule(folder, launcherOnly) {
  const files = (await readdir(new URL(folder, root))).filter((name) => name.endsWith('.json')).sort();
  const languages = {};
  for (const file of files) {
    const language = JSON.parse(await readFile(new URL(`${folder}${file}`, root), 'utf8'));
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
