import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callAt, matching, partsOf, put } from '../../../src/SupportBot.Web/desk/model/mentions.ts';

const people = ['Ben', 'Ben Okafor', 'Ada', '小明'].map((name, id) => ({ id: String(id), name }));

test('an at sign that begins a word calls somebody', () => {
  assert.deepEqual(callAt('@', 1), { from: 0, query: '' });
  assert.deepEqual(callAt('ask @be', 7), { from: 4, query: 'be' });
  assert.deepEqual(callAt('ask @be now', 7), { from: 4, query: 'be' });
  assert.deepEqual(callAt('请@小', 3), { from: 1, query: '小' });
  assert.deepEqual(callAt('(@Ben Ok', 8), { from: 1, query: 'Ben Ok' });
});

test('nobody is called by an address, in another line, behind a space, or before the caret', () => {
  for (const [text, caret] of [['ben@example', 11], ['@ben\nlook', 9], ['@ ben', 5], ['look', 4], ['x @ben', 2], [`@${'x'.repeat(60)}`, 61]] as const) assert.equal(callAt(text, caret), null, text);
});

test('colleagues are found by how their name or a word of it begins, whole names first', () => {
  assert.deepEqual(matching(people, 'be').map(({ name }) => name), ['Ben', 'Ben Okafor']);
  assert.deepEqual(matching(people, 'oka').map(({ name }) => name), ['Ben Okafor']);
  assert.deepEqual(matching(people, '小').map(({ name }) => name), ['小明']);
  assert.equal(matching(people, '').length, 4);
  assert.deepEqual(matching(people, 'en'), []);
});

test('the chosen name takes the place of what was written, and the caret goes on behind it', () => {
  assert.deepEqual(put('ask @be', { from: 4, query: 'be' }, 'Ben'), { text: 'ask @Ben ', caret: 9 });
  assert.deepEqual(put('ask @be now', { from: 4, query: 'be' }, 'Ben'), { text: 'ask @Ben now', caret: 9 });
});

test('a note is taken apart at the names that call somebody, and nothing of it is lost', () => {
  const mentions = [{ id: '0', name: 'Ben' }, { id: '1', name: 'Ben Okafor' }];
  const parts = partsOf({ text: 'see @Ben Okafor and @ben, not @Zoe or a@b', mentions });
  assert.deepEqual(parts.map(({ text, person }) => [text, person?.id]), [['see ', undefined], ['@Ben Okafor', '1'], [' and ', undefined], ['@ben', '0'], [', not @Zoe or a@b', undefined]]);
  assert.deepEqual(partsOf({ text: 'plain @Ben' }), [{ text: 'plain @Ben' }]);
});
