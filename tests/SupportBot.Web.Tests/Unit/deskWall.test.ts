import assert from 'node:assert/strict';
import { test } from 'node:test';
import { belongs, EMPTY, missing, order, place, rowsOf, type Wish } from '../../../src/SupportBot.Web/desk/model/cases.ts';
import { newsOf } from '../../../src/SupportBot.Web/desk/model/news.ts';
import { addressOf, placeOf } from '../../../src/SupportBot.Web/desk/model/place.ts';
import type { CaseRow } from '../../../src/SupportBot.Web/desk/model/wire.ts';
import { isTooSilent, newsOfWall, staffOf, type Wall, type WallAgent } from '../../../src/SupportBot.Web/desk/wall/model.ts';

const NOON = Date.parse('2026-11-26T12:00:00Z');
const at = (minutes: number): string => new Date(NOON + minutes * 60_000).toISOString();
const row = (id: string, more: Partial<CaseRow> = {}): CaseRow => ({
  id, conversationId: id, status: 'waiting', trigger: 'asked', priority: 0, openedAt: at(-30), waitingSince: at(-30), statusSince: at(-30), rejections: 0,
  locale: 'en', localeName: 'English', channel: 'directline', verified: false, customer: `Visitor ${id}`, updatedAt: at(-30), ...more,
});
const agent = (name: string, status: WallAgent['status'], cases = 0, more: Partial<WallAgent> = {}): WallAgent => ({ id: name.toLowerCase(), name, role: 'agent', status, cases, ...more });
const wall: Wall = {
  at: at(0), hours: { kept: false, open: true }, waiting: { count: 2, since: at(-5) }, late: { first: 1, answer: 0, rows: [] }, byReason: [], byLocale: [],
  agents: [agent('Ben', 'online')], today: { day: '2026-11-26', opened: 3, resolved: 1 },
};
const wish = (view: Wish['view'], more: Partial<Wish> = {}): Wish => ({ view, me: 'ada', reason: '', locale: '', q: '', agent: '', now: NOON, ...more });

test('who is here stands first, by name, and who is neither here nor has cases is only counted', () => {
  const { shown, others } = staffOf([agent('Zoe', 'online'), agent('Kim', 'offline'), agent('Ben', 'offline', 2), agent('Ada', 'away'), agent('Mia', 'online')]);
  assert.deepEqual(shown.map(({ name }) => name), ['Mia', 'Zoe', 'Ada', 'Ben']);
  assert.equal(others, 1);
});

test('a wall has news when a number changes, and not when only time goes by', () => {
  assert.equal(newsOfWall(wall), newsOfWall({ ...wall, at: at(1), waiting: { ...wall.waiting, since: at(-9) } }));
  assert.notEqual(newsOfWall(wall), newsOfWall({ ...wall, waiting: { count: 3 } }));
  assert.notEqual(newsOfWall(wall), newsOfWall({ ...wall, agents: [agent('Ben', 'away')] }));
});

test('silence is too long from the minute on at which the case goes back', () => {
  assert.equal(isTooSilent(agent('Ben', 'online', 1, { silentSince: at(-10) }), 10, NOON), true);
  assert.equal(isTooSilent(agent('Ben', 'online', 1, { silentSince: at(-9.9) }), 10, NOON), false);
  assert.equal(isTooSilent(agent('Ben', 'online', 1), 10, NOON), false);
});

test('late cases stand in a list of their own, for first replies and for answers', () => {
  const [waits, answers, soon, done] = [
    row('waits', { dueAt: at(-1) }), row('answers', { status: 'assigned', firstReplyAt: at(-20), dueAt: at(0) }), row('soon', { dueAt: at(1) }), row('done', { status: 'resolved', dueAt: at(-9) }),
  ] as const;
  const in_ = (view: Wish['view']): string[] => [waits, answers, soon, done].filter((known) => belongs(known, wish(view))).map(({ id }) => id);
  assert.deepEqual(in_('late-first'), ['waits']);
  assert.deepEqual(in_('late-answer'), ['answers']);
  assert.equal(belongs(soon, wish('late-first', { now: NOON + 60_000 })), true);
  assert.deepEqual([row('b', { dueAt: at(-1) }), row('a', { dueAt: at(-7) })].sort(order('late-first')).map(({ id }) => id), ['a', 'b']);
});

test('the list of a colleague holds what the colleague has', () => {
  const ben = { id: 'ben', name: 'Ben' };
  assert.equal(belongs(row('a', { status: 'assigned', agent: ben }), wish('agent', { agent: 'ben' })), true);
  assert.equal(belongs(row('a', { status: 'assigned', agent: ben }), wish('agent', { agent: 'kim' })), false);
  assert.equal(belongs(row('a', { status: 'returned', agent: ben }), wish('agent', { agent: 'ben' })), false);
});

test('cases that cannot be read have their places in the list, so that it is read to its end', () => {
  const page = { rows: [row('a'), row('b')], total: 3, counts: { waiting: 3, mine: 0, assistant: 0 }, unreadable: [{ id: 'c', conversationId: 'x', status: 'waiting' as const, message: 'Restore it.' }] };
  const list = place(EMPTY, 0, rowsOf(page), page.total);
  assert.equal(missing(list, 0, 3, 100), null);
  assert.deepEqual(list.rows.map((known) => known?.unreadable), [undefined, undefined, 'Restore it.']);
});

test('a case that the desk gives to this agent is news, once', () => {
  const given = row('a', { status: 'assigned', agent: { id: 'ada', name: 'Ada' }, assigned: 'speaks English', statusSince: at(0) });
  assert.equal(newsOf(row('a'), given, 'ada', NOON), 'given');
  assert.equal(newsOf(null, given, 'ada', NOON), 'given');
  assert.equal(newsOf(given, given, 'ada', NOON), null);
  assert.equal(newsOf(row('a'), given, 'ben', NOON), null);
  assert.equal(newsOf(row('a'), row('a', { status: 'assigned', agent: { id: 'ada', name: 'Ada' }, statusSince: at(0) }), 'ada', NOON), null);
});

test('what a list is narrowed by is part of the address', () => {
  for (const address of ['/desk', '/desk?view=queue-of-nobody', '/desk?page=wall', '/desk?page=reports&day=2026-11-26', '/desk?view=agent&agent=ben', '/desk?reason=reasons%2Fglare&locale=zh-Hans', '/desk/cases/7F3K?view=late-first']) {
    const place_ = placeOf(new URL(address, 'https://desk.example.com'));
    assert.equal(addressOf(place_), address === '/desk?view=queue-of-nobody' ? '/desk' : address);
  }
});
