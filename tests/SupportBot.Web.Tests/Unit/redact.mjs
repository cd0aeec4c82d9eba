// Redacts one message a line as the browser does: {"text", "awaited"} in, {"text", "kinds", "awaits"} out.
import { readFileSync } from 'node:fs';
import { bundle } from './bundle.mjs';

const source = new URL('../../../src/SupportBot.Web/safety/redactor.ts', import.meta.url).pathname;
const { outputFiles } = await bundle([source], { write: false });
const { redact } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
const kinds = ['password', 'one-time-code', 'seed-phrase', 'private-key', 'identity-number', 'bank-number', 'contact-detail'];
const placeholders = Object.fromEntries(kinds.map((kind) => [kind, `[${kind} removed]`]));
const lines = readFileSync(0, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
process.stdout.write(lines.map(({ text, awaited }) => `${JSON.stringify(redact(text, placeholders, awaited))}\n`).join(''));
