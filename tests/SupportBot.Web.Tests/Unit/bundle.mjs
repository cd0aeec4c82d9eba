// bundle.mjs SOURCE TARGET: makes one module of TypeScript that node runs, with the widget's own bundler.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { generated } from '../../../src/SupportBot.Web/generated.mjs';

const { build } = createRequire(new URL('../../../src/SupportBot.Web/package.json', import.meta.url))('esbuild');

export const bundle = (source, options) => build({ entryPoints: [resolve(source)], bundle: true, platform: 'node', format: 'esm', plugins: [generated], loader: { '.svg': 'text' }, logLevel: 'error', ...options });

if (process.argv[3]) await bundle(process.argv[2], { outfile: process.argv[3] });
