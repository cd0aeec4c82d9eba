import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Activity, merge } from '../../../src/SupportBot.Web/frame/model/activity.ts';
import type { Pending } from '../../../src/SupportBot.Web/frame/model/outbox.ts';
import { changeable, converse, countUnread } from '../../../src/SupportBot.Web/frame/model/turns.ts';

const bot = (number: number, text: string, more: Partial<Activity> = {}): Activity =>
  ({ id: `c|${String(number).padStart(7, '0')}`, type: 'message', from: { role: 'bot' }, text, ...more });
const customer = (number: number, text: string, key?: string): Activity =>
  ({ ...bot(number, text), from: { role: 'user' }, ...(key ? { channelData: { clientActivityID: key } } : {}) });
const offer = (...titles: string[]): Partial<Activity> => ({ suggestedActions: { actions: titles.map((title) => ({ title })) } });
const pending = (id: string, text: string, state: Pending['state'] = 'queued'): Pending => ({ id, at: 1, state, activity: { type: 'message', text } });

test('the order is the server\'s, whatever came first, and nothing stands twice', () => {
  const log = merge(merge([], [bot(3, 'c'), bot(1, 'a')]), [bot(2, 'b'), bot(3, 'c')]);
  assert.deepEqual(log.map(({ text }) => text), ['a', 'b', 'c']);
});

test('an activity with a known id replaces the first', () => {
  assert.equal(merge([bot(1, 'old')], [bot(1, 'new')])[0]?.text, 'new');
});

test('what the bot says in one go is one turn', () => {
  const { entries } = converse([bot(1, 'a'), bot(2, 'b'), customer(3, 'x'), bot(4, 'c')], []);
  assert.deepEqual(entries.map((entry) => (entry.kind === 'assistant' ? entry.bubbles.length : entry.text)), [2, 'x', 1]);
});

test('a chosen answer is known as such, a typed one is not', () => {
  const { entries } = converse([bot(1, 'a', offer('Done')), customer(2, 'Done'), bot(3, 'b'), customer(4, 'Done')], []);
  assert.deepEqual(entries.flatMap((entry) => (entry.kind === 'customer' ? [entry.chosen] : [])), [true, false]);
});

test('answers go away as soon as one was given, and stay when it failed', () => {
  const log = [bot(1, 'a', offer('Yes', 'No'))];
  assert.equal(converse(log, []).choices.length, 2);
  assert.equal(converse(log, [pending('1', 'Yes')]).choices.length, 0);
  assert.equal(converse(log, [pending('1', 'Yes', 'failed')]).choices.length, 2);
});

test('a message that arrived is not shown a second time from the outbox', () => {
  assert.equal(converse([customer(1, 'x', 'key')], [pending('key', 'x')]).entries.length, 1);
});

test('only the latest chosen answer can be changed, once it was answered', () => {
  const log = [bot(1, 'a', offer('Done')), customer(2, 'Done')];
  assert.equal(changeable(converse(log, []).entries), null);
  assert.equal(changeable(converse([...log, bot(3, 'b')], []).entries), 'c|0000002');
  assert.equal(changeable(converse([...log, bot(3, 'b'), customer(4, 'hm'), bot(5, 'c')], []).entries), null);
});

test('step, end and language come from what the assistant said last', () => {
  const step = { name: 'fix', number: 2, of: 5 };
  const log = [bot(1, 'a', { locale: 'zh-Hans', channelData: { supportBot: { step } } })];
  assert.deepEqual([converse(log, []).step, converse(log, []).spoken, converse(log, []).closedBy], [step, 'zh-Hans', null]);
  const closed = converse([...log, bot(2, 'b', { channelData: { supportBot: { closed: true } } })], []);
  assert.deepEqual([closed.step, closed.closedBy], [null, 'c|0000002']);
});

test('events and other things are not shown', () => {
  assert.equal(converse([{ id: 'c|1', type: 'event', from: { role: 'user' } }, { id: 'c|2', type: 'typing' }], []).entries.length, 0);
});

test('unread is what the assistant said after what was seen', () => {
  const log = [bot(1, 'a'), customer(2, 'x'), bot(3, 'b'), bot(4, 'c')];
  assert.deepEqual([countUnread(log, null), countUnread(log, 'c|0000001'), countUnread(log, 'c|0000004')], [3, 2, 0]);
});
