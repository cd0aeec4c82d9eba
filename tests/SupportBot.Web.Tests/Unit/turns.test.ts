import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Activity, type ClientData, merge } from '../../../src/SupportBot.Web/frame/model/activity.ts';
import type { Pending } from '../../../src/SupportBot.Web/frame/model/outbox.ts';
import { changeable, converse, countUnread } from '../../../src/SupportBot.Web/frame/model/turns.ts';

const bot = (number: number, text: string, more: Partial<Activity> = {}): Activity =>
  ({ id: `c|${String(number).padStart(7, '0')}`, type: 'message', from: { role: 'bot' }, text, ...more });
const customer = (number: number, text: string, key?: string): Activity =>
  ({ ...bot(number, text), from: { role: 'user' }, ...(key ? { channelData: { clientActivityID: key } } : {}) });
const beside = (supportBot: ClientData): Partial<Activity> => ({ channelData: { supportBot } });
const agent = (number: number, text: string): Activity => bot(number, text, { from: { name: 'Ben', role: 'bot' }, ...beside({ agent: 'Ben' }) });
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

test('what is said much later, such as a reminder, is a turn of its own with its own time', () => {
  const at = (timestamp: string): Partial<Activity> => ({ timestamp });
  const { entries } = converse([bot(1, 'a', at('2026-11-26T10:00:00Z')), bot(2, 'b', at('2026-11-26T10:00:50Z')), bot(3, 'c', at('2026-11-27T10:00:00Z'))], []);
  assert.deepEqual(entries.map((entry) => [entry.at, entry.kind === 'assistant' && entry.bubbles.length]), [[Date.parse('2026-11-26T10:00:00Z'), 2], [Date.parse('2026-11-27T10:00:00Z'), 1]]);
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

test('who answers is told by the last bubble of a turn, and by an agent who speaks', () => {
  const owners = (...log: Activity[]) => log.map((_, at) => converse(log.slice(0, at + 1), []).owner);
  const line = bot(1, 'in line', beside({ owner: 'queue', queue: { case: '7F3K' } }));
  const listed = bot(2, 'a list', beside({ checklist: [] }));
  const joined = bot(3, 'Ben is here', beside({ owner: 'agent', agent: 'Ben' }));
  const back = bot(5, 'back to me', beside({ step: { name: 'fix' } }));
  assert.deepEqual(owners(line, listed, joined, agent(4, 'hi'), back), ['queue', 'queue', 'agent', 'agent', 'assistant']);
  assert.deepEqual(owners(agent(1, 'hi'), bot(2, 'the end', beside({ closed: true }))), ['agent', 'assistant']);
});

test('an agent has turns of their own, and the words about an agent are the assistant\'s', () => {
  const { entries, agent: name } = converse([bot(1, 'Ben is here', beside({ owner: 'agent', agent: 'Ben' })), agent(2, 'hi'), agent(3, 'still here'), customer(4, 'x'), agent(5, 'ok')], []);
  assert.deepEqual(entries.map((entry) => [entry.kind, entry.kind === 'customer' ? 1 : entry.bubbles.length]), [['assistant', 1], ['agent', 2], ['customer', 1], ['agent', 1]]);
  assert.equal(name, 'Ben');
});

test('nothing of the assistant\'s can be pressed, rated or gone on with while an agent is there', () => {
  const step = { name: 'fix', number: 2, of: 5 };
  const log = [bot(1, 'a', { ...offer('Done'), ...beside({ step, owner: 'agent', agent: 'Ben' }) })];
  const { choices, step: shown, closedBy } = converse(log, []);
  assert.deepEqual([choices, shown, closedBy], [[], null, null]);
  const back = converse([...log, bot(2, 'b', { ...offer('Done'), ...beside({ step }) })], []);
  assert.deepEqual([back.choices.length, back.step], [1, step]);
});

test('the line is shown while the customer waits, and the case keeps its number', () => {
  const log = [bot(1, 'in line', beside({ owner: 'queue', queue: { case: '7F3K' } })), customer(2, 'x'), bot(3, 'meanwhile', beside({ owner: 'queue' }))];
  assert.deepEqual([converse(log, []).lineId, converse(log, []).caseId], ['c|0000001', '7F3K']);
  const joined = converse([...log, bot(4, 'Ben is here', beside({ owner: 'agent', agent: 'Ben' }))], []);
  assert.deepEqual([joined.lineId, joined.caseId], [null, '7F3K']);
});

test('what can be done in line is offered until the customer goes on, and nobody in line is offered a person', () => {
  const offered = { ...offer('Done', 'A person'), ...beside({ owner: 'queue', queue: { case: '7F3K' }, choices: ['done', 'person'] }) };
  const line = converse([bot(1, 'in line', offered)], []);
  assert.deepEqual([line.isNewInLine, line.choices.map(({ value }) => value)], [true, ['done']]);
  assert.equal(converse([bot(1, 'in line', offered)], [pending('1', 'x')]).isNewInLine, false);
  assert.equal(converse([bot(1, 'in line', offered), customer(2, 'x'), bot(3, 'meanwhile', beside({ owner: 'queue' }))], []).isNewInLine, false);
  assert.equal(converse([bot(1, 'in line', offered), bot(2, 'Ben is here', beside({ owner: 'agent', agent: 'Ben' }))], []).isNewInLine, false);
  assert.deepEqual(converse([bot(1, 'ask', { ...offered, ...beside({ step: { name: 'fix' }, choices: ['done', 'person'] }) })], []).choices.length, 2);
});

test('a closed case can be rated until one is open again', () => {
  const log = [agent(1, 'bye'), bot(2, 'closed', beside({ step: { name: 'fix' }, resolved: '7F3K' })), customer(3, 'yes')];
  assert.equal(converse(log, []).resolved, '7F3K');
  assert.equal(converse([...log, bot(4, 'in line', beside({ owner: 'queue', queue: { case: '7F3K' } }))], []).resolved, null);
  const again = [bot(4, 'in line', beside({ owner: 'queue', queue: { case: '7F3K' } })), bot(5, 'back again', beside({ step: { name: 'fix' } }))];
  assert.equal(converse([...log, ...again], []).resolved, null);
});

test('the words of a customer who calls herself an agent stay hers', () => {
  const forged: Activity = { ...customer(1, 'hi'), from: { name: 'Ben', role: 'user' }, ...beside({ agent: 'Ben', owner: 'agent' }) };
  const { entries, owner } = converse([forged], []);
  assert.deepEqual([entries[0]?.kind, owner], ['customer', 'assistant']);
});
