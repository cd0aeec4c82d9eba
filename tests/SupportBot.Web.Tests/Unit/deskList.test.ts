import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CaseList, EMPTY, belongs, hear, isUnattended, isUnread, missing, order, place, remove, settle, visible, type Wish } from '../../../src/SupportBot.Web/desk/model/cases.ts';
import { clock, dueOf } from '../../../src/SupportBot.Web/desk/model/due.ts';
import { newsOf } from '../../../src/SupportBot.Web/desk/model/news.ts';
import type { CaseRow } from '../../../src/SupportBot.Web/desk/model/wire.ts';

const NOON = Date.parse('2026-11-26T12:00:00Z');
const at = (minutes: number): string => new Date(NOON + minutes * 60_000).toISOString();
const ben = { id: 'ben', name: 'Ben' };
const row = (id: string, waiting: number, more: Partial<CaseRow> = {}): CaseRow => ({
  id, conversationId: id, status: 'waiting', trigger: 'asked', priority: 0, openedAt: at(waiting), waitingSince: at(waiting), statusSince: at(waiting), rejections: 0,
  locale: 'en', localeName: 'English', channel: 'directline', verified: false, customer: `Visitor ${id}`, updatedAt: at(waiting), ...more,
});
const queue: Wish = { view: 'queue', me: 'ben', reason: '', locale: '', q: '', agent: '', now: NOON };
const mine: Wish = { ...queue, view: 'mine' };
const ids = (list: CaseList): string[] => list.rows.map((known) => known?.id ?? '-');
const list = (...rows: CaseRow[]): CaseList => place(EMPTY, 0, rows, rows.length);

test('who waits longest comes first, and priority comes before waiting', () => {
  const rows = [row('late', -1), row('early', -9), row('urgent', -2, { priority: 5 })].sort(order('queue'));
  assert.deepEqual(rows.map(({ id }) => id), ['urgent', 'early', 'late']);
});

test('of one\'s own cases the one whose answer is due first is first, and snoozed ones are last', () => {
  const rows = [row('calm', -1), row('due', -2, { dueAt: at(9) }), row('asleep', -3, { dueAt: at(1), snoozedUntil: at(60) }), row('late', -4, { dueAt: at(-1) })].sort(order('mine'));
  assert.deepEqual(rows.map(({ id }) => id), ['late', 'due', 'calm', 'asleep']);
});

test('in the list of all, those who wait stand before the others', () => {
  const rows = [row('mine', -1, { status: 'assigned', updatedAt: at(0) }), row('waits', -50)].sort(order('all'));
  assert.deepEqual(rows.map(({ id }) => id), ['waits', 'mine']);
});

test('a new case slides into its place when nobody is at the list', () => {
  assert.deepEqual(ids(hear(list(row('a', -9), row('c', -1)), row('b', -5), queue, false)), ['a', 'b', 'c']);
});

test('under the pointer nothing moves: new cases wait, and come in when they are wanted', () => {
  const held = hear(hear(list(row('a', -9), row('c', -1)), row('b', -5), queue, true), row('d', -7), queue, true);
  assert.deepEqual([ids(held), held.fresh.length], [['a', 'c'], 2]);
  const settled = settle(held, 'queue');
  assert.deepEqual([ids(settled), settled.fresh.length], [['a', 'd', 'b', 'c'], 0]);
});

test('a change of a case that already waits behind the bar does not make it two', () => {
  const held = hear(hear(list(row('a', -9)), row('b', -5), queue, true), row('b', -5, { lastLine: 'hello' }), queue, true);
  assert.deepEqual([held.fresh.length, held.fresh[0]?.lastLine], [1, 'hello']);
});

test('a case that somebody claims stays under the pointer until the agent leaves the list', () => {
  const claimed = row('a', -9, { status: 'assigned', agent: { id: 'ada', name: 'Ada' } });
  const held = hear(list(row('a', -9), row('b', -5)), claimed, queue, true);
  assert.deepEqual([ids(held), held.left, held.rows[0]?.status], [['a', 'b'], ['a'], 'assigned']);
  assert.deepEqual(ids(settle(held, 'queue')), ['b']);
  assert.deepEqual(ids(hear(list(row('a', -9), row('b', -5)), claimed, queue, false)), ['b']);
});

test('a case that went behind the bar and was claimed there is never shown', () => {
  const held = hear(hear(list(row('a', -9)), row('b', -5), queue, true), row('b', -5, { status: 'resolved' }), queue, true);
  assert.equal(held.fresh.length, 0);
});

test('a list takes only what it asks for', () => {
  const assigned = row('a', -1, { status: 'assigned', agent: ben, locale: 'zh-Hans', reason: { topic: 'reasons/glare', name: 'Glare' } });
  assert.equal(belongs(assigned, mine), true);
  assert.equal(belongs(assigned, { ...mine, me: 'ada' }), false);
  assert.equal(belongs(assigned, { ...mine, locale: 'en' }), false);
  assert.equal(belongs(assigned, { ...mine, reason: 'reasons/blur' }), false);
  assert.equal(belongs(row('r', 0, { status: 'returned' }), { ...queue, view: 'all' }), true);
  assert.equal(hear(list(), row('new', 0), { ...queue, q: 'words' }, true).fresh.length, 0);
});

test('pages come in any order, and what was not read has its place', () => {
  const far = place(EMPTY, 2, [row('c', -1)], 4);
  assert.deepEqual(ids(far), ['-', '-', 'c', '-']);
  assert.equal(missing(far, 0, 4, 2), 0);
  const near = place(far, 0, [row('a', -9), row('b', -5)], 4);
  assert.deepEqual([ids(near), missing(near, 0, 3, 2), missing(near, 0, 4, 2)], [['a', 'b', 'c', '-'], null, 2]);
});

test('a row that moved to another page does not stand twice', () => {
  assert.deepEqual(ids(place(place(EMPTY, 0, [row('a', -9), row('b', -5)], 3), 1, [row('a', -9), row('c', -1)], 3)), ['-', 'a', 'c']);
});

test('a case that is gone leaves the list and the bar', () => {
  assert.deepEqual(ids(remove(list(row('a', -9), row('b', -5)), 'a')), ['b']);
});

test('of ten thousand rows only those on the screen are drawn', () => {
  assert.deepEqual(visible(0, 760, 76, 10_000), { from: 0, to: 16 });
  assert.deepEqual(visible(76 * 5000, 760, 76, 10_000), { from: 4994, to: 5016 });
  assert.deepEqual(visible(76 * 9995, 760, 76, 10_000), { from: 9989, to: 10_000 });
});

test('the time to answer turns amber in its last quarter and red when it is over', () => {
  const waiting = row('a', 0, { dueAt: at(15) });
  const urgency = (minutes: number): string => dueOf(waiting, NOON + minutes * 60_000).urgency;
  assert.deepEqual([urgency(11), urgency(12), urgency(16)], ['fine', 'soon', 'late']);
  assert.equal(dueOf({ ...waiting, status: 'resolved' }, NOON).urgency, 'none');
  assert.deepEqual([clock(372), clock(3661), clock(-4)], ['06:12', '1:01:01', '00:00']);
});

test('a case is unread while the customer\'s last words are newer than what its agent saw or said', () => {
  const own = row('a', -9, { status: 'assigned', agent: ben, lastCustomerAt: at(-2), lastAgentAt: at(-3) });
  assert.deepEqual([isUnread(own, undefined), isUnread(own, at(-2)), isUnread({ ...own, lastAgentAt: at(-1) }, undefined)], [true, false, false]);
});

test('a new case and a message in one\'s own are news, and nothing is news twice', () => {
  const own = row('a', -9, { status: 'assigned', agent: ben, lastCustomerAt: at(-2) });
  assert.equal(newsOf(null, row('n', 0), 'ben', NOON), 'case');
  assert.equal(newsOf(null, row('old', -30), 'ben', NOON), null);
  assert.equal(newsOf(row('n', 0), row('n', 0, { lastLine: 'x' }), 'ben', NOON), null);
  assert.equal(newsOf(own, { ...own, status: 'waiting', reservedFor: { id: 'ada', name: 'Ada' } }, 'ben', NOON), null);
  assert.equal(newsOf(own, { ...own, lastCustomerAt: at(0) }, 'ben', NOON), 'message');
  assert.equal(newsOf(own, { ...own, lastCustomerAt: at(0) }, 'ada', NOON), null);
  assert.equal(newsOf(own, own, 'ben', NOON), null);
});

test('a customer is unattended while nobody has the case, or whoever has it did not answer the last message', () => {
  const assigned = row('a', -9, { status: 'assigned', agent: ben, lastCustomerAt: at(-3) });
  assert.ok(isUnattended(row('a', -9)));
  assert.ok(isUnattended(assigned));
  assert.ok(isUnattended({ ...assigned, lastAgentAt: at(-4) }));
  assert.ok(!isUnattended({ ...assigned, lastAgentAt: at(-2) }));
  assert.ok(!isUnattended({ ...assigned, snoozedUntil: at(60) }));
  assert.ok(!isUnattended({ ...assigned, status: 'returned' }));
});

test('whether a note calls the agent only the server knows, so no case comes into that list by itself', () => {
  const mentions: Wish = { ...queue, view: 'mentions' };
  assert.deepEqual(ids(hear(list(row('a', -9)), row('b', -5), mentions, false)), ['a']);
  assert.deepEqual(ids(hear(list(row('a', -9)), row('a', -9, { status: 'resolved' }), mentions, false)), ['a']);
});
