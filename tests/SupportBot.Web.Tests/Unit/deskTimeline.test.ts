import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrange, fateOf, foldOf, type Item, latestOfCustomer, merge, stateOf } from '../../../src/SupportBot.Web/desk/model/timeline.ts';
import type { Entry, Note } from '../../../src/SupportBot.Web/desk/model/wire.ts';

const at = (minute: number): string => new Date(2026, 10, 26, 9, minute).toISOString();
const entry = (sequence: number, kind: Entry['kind'], text: string, choices?: string[]): Entry => ({ sequence, id: `e${sequence}`, at: at(sequence), kind, text, ...(choices ? { choices } : {}) });
const talk = [
  entry(1, 'assistant', 'Which reason?', ['Glare', 'Blur']),
  entry(2, 'customer', 'Glare'),
  entry(3, 'assistant', 'So it is glare.'),
  entry(4, 'assistant', 'Did it help?', ['Yes', 'No']),
  entry(5, 'customer', 'it still says reflection'),
  entry(6, 'assistant', 'You are in line.'),
  { ...entry(7, 'system', ''), event: { name: 'opened' } },
  entry(8, 'agent', 'Hello'),
];
const note = (minute: number): Note => ({ id: minute, author: { id: 'ben', name: 'Ben' }, text: 'a note', at: at(minute) });
const shape = (items: readonly Item[]): string[] => items.map((item) => (item.kind === 'entry' ? `${item.entry.kind} ${item.entry.sequence}` : item.kind === 'fold' ? `fold of ${item.entries.length}` : item.kind));

test('the talk with the assistant is one line, and what the customer wrote stands', () => {
  assert.deepEqual(shape(arrange(talk, [], new Set())), ['day', 'fold of 4', 'customer 5', 'fold of 1', 'system 7', 'agent 8']);
});

test('a fold tells how many questions there were, and how often the assistant spoke', () => {
  const folds = arrange(talk, [], new Set()).filter((item) => item.kind === 'fold');
  assert.deepEqual(folds.map(({ questions, turns }) => [questions, turns]), [[2, 2], [0, 1]]);
});

test('the full transcript has every entry of the log in its order', () => {
  assert.deepEqual(arrange(talk, [], true).flatMap((item) => (item.kind === 'entry' ? [item.entry.sequence] : [])), [1, 2, 3, 4, 5, 6, 7, 8]);
});

test('one fold can be opened alone', () => {
  const items = arrange(talk, [], new Set([foldOf(arrange(talk, [], new Set()), 3) ?? '']));
  assert.deepEqual(shape(items).slice(1, 5), ['assistant 1', 'customer 2', 'assistant 3', 'assistant 4']);
});

test('evidence is found in the fold in which it lies, and on the screen it needs none', () => {
  const items = arrange(talk, [], new Set());
  assert.deepEqual([foldOf(items, 2), foldOf(items, 5), foldOf(items, 6)], ['fold-1', null, 'fold-6']);
});

test('a typed word that is no offered answer is never folded', () => {
  assert.deepEqual(shape(arrange([entry(1, 'assistant', 'a', ['Yes']), entry(2, 'customer', 'yes please')], [], new Set())), ['day', 'fold of 1', 'customer 2']);
});

test('notes stand where they were written, and break a fold', () => {
  const items = arrange(talk, [note(3.5), note(20)], new Set());
  assert.deepEqual(shape(items), ['day', 'fold of 3', 'note', 'fold of 1', 'customer 5', 'fold of 1', 'system 7', 'agent 8', 'note']);
});

test('each day begins with its name', () => {
  const days = [entry(1, 'customer', 'a'), { ...entry(2, 'customer', 'b'), at: new Date(2026, 10, 27, 1).toISOString() }];
  assert.deepEqual(shape(arrange(days, [], new Set())), ['day', 'customer 1', 'day', 'customer 2']);
});

test('entries that come twice or late are each there once, in their order', () => {
  assert.deepEqual(merge([entry(1, 'customer', 'a'), entry(3, 'customer', 'c')], [entry(2, 'customer', 'b'), entry(3, 'customer', 'c')]).map(({ text }) => text), ['a', 'b', 'c']);
});

test('the customer\'s newest message is known', () => {
  assert.deepEqual([latestOfCustomer(talk), latestOfCustomer([])], [5, 0]);
});

test('a message that was changed or deleted is news, and is marked where it stands', () => {
  const change = (sequence: number, name: string, of: number): Entry => ({ ...entry(sequence, 'system', ''), event: { name, of } });
  const log = [...talk, change(9, 'changed', 5)];
  assert.deepEqual([latestOfCustomer(log), fateOf(log, 5), fateOf(log, 2)], [9, 'changed', null]);
  assert.deepEqual([latestOfCustomer([...log, change(10, 'deleted', 5)]), fateOf([...log, change(10, 'deleted', 5)], 5)], [10, 'deleted']);
  assert.deepEqual([latestOfCustomer([...talk, change(9, 'client.changed', 5)]), fateOf([...talk, change(9, 'client.changed', 5)], 5)], [5, null]);
});

test('a message is seen, or delivered, or only sent, by how far the customer got', () => {
  const reach = { delivered: 7, seen: 4 };
  assert.deepEqual([3, 4, 5, 7, 8].map((sequence) => stateOf(sequence, reach)), ['seen', 'seen', 'delivered', 'delivered', 'sent']);
  assert.equal(stateOf(1, { delivered: 0, seen: 0 }), 'sent');
});
