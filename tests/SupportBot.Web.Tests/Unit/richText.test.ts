import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocks, pieces } from '../../../src/SupportBot.Web/frame/model/richText.ts';

const links = (line: string): string[] => pieces(line).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.href]));

test('numbered lines are a list, others paragraphs', () => {
  assert.deepEqual(blocks('Do this:\n1. One\n2. Two\nDone').map((block) => block.kind), ['text', 'list', 'text']);
  assert.deepEqual(blocks('It takes 2. 5 minutes').map((block) => block.kind), ['text']);
});

test('pages of the exchange are links, with the words around them', () => {
  assert.deepEqual(pieces('Go to https://www.binance.com/en/my, then wait.'), ['Go to ', { href: 'https://www.binance.com/en/my' }, ', then wait.']);
  assert.deepEqual(links('登录https://www.binance.com。然后'), ['https://www.binance.com']);
});

test('nothing else is a link', () => {
  for (const address of [
    'http://www.binance.com', 'https://tk-binance.com', 'https://binance.com.evil.example', 'https://evil.example/binance.com', 'https://binance.com@evil.example',
    'https://user:pass@binance.com', 'https://binance.com:8443/x', 'javascript:alert(1)//binance.com', 'https://bınance.com', 'https://[::1]/binance.com', 'https://', 'data:text/html,x',
  ]) assert.deepEqual(links(`see ${address} now`), [], address);
});

test('no text is lost', () => {
  const line = 'a https://www.binance.com/x?y=1#z. b https://evil.example c';
  assert.equal(pieces(line).map((piece) => (typeof piece === 'string' ? piece : piece.href)).join(''), line);
});
