// bundle.mjs FOLDER SOURCE...: makes a module that node runs of each file of TypeScript, with the widget's own bundler.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { generated } from '../../../src/SupportBot.Web/generated.mjs';

const { build } = createRequire(new URL('../../../src/SupportBot.Web/package.json', import.meta.url))('esbuild');

export const bundle = (sources, options) => build({ entryPoints: sources.map((source) => resolve(source)), bundle: true, platform: 'node', format: 'esm', plugins: [generated], loader: { '.svg': 'text' }, logLevel: 'error', ...options });

if (process.argv[3]) await bundle(process.argv.slice(3), { outdir: process.argv[2], outExtension: { '.js': '.mjs' } });
