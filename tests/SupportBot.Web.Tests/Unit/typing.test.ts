import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import type { Activity } from '../../../src/SupportBot.Web/frame/model/activity.ts';
import { Typing } from '../../../src/SupportBot.Web/frame/model/signals.ts';

const from = (role: string, type: string): Activity => ({ id: 'x', type, from: { name: 'Ben', role } });

function listen(): [Typing, (string | null)[]] {
  const seen: (string | null)[] = [];
  return [new Typing((writer) => seen.push(writer)), seen];
}

test('an agent who types is shown until six seconds passed without a word', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const [typing, seen] = listen();
  typing.hear([from('bot', 'typing')]);
  mock.timers.tick(5_000);
  typing.hear([from('bot', 'typing')]);
  mock.timers.tick(5_000);
  assert.deepEqual(seen, ['Ben', 'Ben']);
  mock.timers.tick(1_000);
  assert.equal(seen.at(-1), null);
  mock.timers.reset();
});

test('whoever said it has stopped writing it', () => {
  const [typing, seen] = listen();
  typing.hear([from('bot', 'typing'), from('bot', 'message')]);
  assert.equal(seen.at(-1), null);
});

test('the customer\'s own typing, which comes back, is nobody else\'s', () => {
  const [typing, seen] = listen();
  typing.hear([from('user', 'typing')]);
  assert.deepEqual(seen, []);
});

test('of the customer\'s typing is told at most every three seconds', () => {
  const [typing] = listen();
  assert.deepEqual([0, 100, 2_999, 3_000, 4_000, 6_000].map((now) => typing.isDue(now)), [true, false, false, true, false, true]);
});
