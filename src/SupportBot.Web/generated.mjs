// Modules that are made of other files while bundling.
import { readFile, readdir } from 'node:fs/promises';
import { encodeCharacters, encodeWords } from './safety/encoding.mjs';

const root = new URL('./', import.meta.url);
const wordLists = new URL('../SupportBot.Runtime/Safety/Wordlists/', root);

const DESK = 'generated:texts/desk/';

/** Texts of the desk that are there before any other file is: they say that others cannot be fetched. */
const FIRST = ['title', 'loading', 'unreachable'];

/** What ids of texts begin with that only pages beside the desk itself say, which are fetched when they are wanted. */
const OF_PAGES = /^(report|audit|playbook|accounts|letters|settings|work|password|theme|role|teams|wall|key|keys|palette|part|pair|checklist|attempts|previous|identity|channel|case|rating|reveal|release)\b/;

/** Modules that are made of files: every language of the widget and of the desk, and the word lists that the server uses too. */
export const generated = {
  name: 'generated',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^generated:/ }, ({ path }) => ({ path, namespace: 'generated' }));
    onLoad({ filter: /.*/, namespace: 'generated' }, async ({ path }) => ({
      contents: path === 'generated:word-lists' ? await wordListModule()
        : path === 'generated:languages/desk' ? await deskModule()
        : path.startsWith(DESK) ? await deskTextsModule(path)
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

async function deskModule() {
  const languages = (await deskLanguages()).map(([name, { texts, ...rest }]) => {
    const load = (part) => `${part}:()=>import('${DESK}${part}/${name}')`;
    const first = Object.fromEntries(FIRST.map((id) => [id, texts[id]]));
    return `${JSON.stringify(name)}:{...${JSON.stringify({ ...rest, first })},${load('desk')},${load('pages')}}`;
  });
  return `export default {${languages.join()}}`;
}

async function deskTextsModule(path) {
  const [part, name] = path.slice(DESK.length).split('/');
  const [, { texts }] = (await deskLanguages()).find(([other]) => other === name);
  const wanted = Object.entries(texts).filter(([id]) => OF_PAGES.test(id) === (part === 'pages') && !FIRST.includes(id));
  return `export default ${JSON.stringify(Object.fromEntries(wanted))}`;
}

async function deskLanguages() {
  const folder = new URL('desk/languages/', root);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(files.map(async (file) => [file.slice(0, -'.json'.length), JSON.parse(await readFile(new URL(file, folder), 'utf8'))]));
}

async function wordListModule() {
  const lines = async (name) => (await readFile(new URL(name, wordLists), 'utf8')).split('\n').filter(Boolean);
  const words = encodeWords(await lines('english.txt'));
  const characters = encodeCharacters([...(await lines('chinese-simplified.txt')), ...(await lines('chinese-traditional.txt'))]);
  return `export const words = ${JSON.stringify(words)};\nexport const characters = ${JSON.stringify(characters)};`;
}
