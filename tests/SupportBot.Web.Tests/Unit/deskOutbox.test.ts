import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Outbox } from '../../../src/SupportBot.Web/desk/line/outbox.ts';
import { Memory } from '../../../src/SupportBot.Web/frame/model/memory.ts';

// Without local storage, as here, the memory is the page's own; one for both outboxes stands for what is stored.
const fresh = (): { memory: Memory; outbox: Outbox } => {
  const memory = new Memory(`test:${crypto.randomUUID()}:`);
  return { memory, outbox: new Outbox(memory) };
};

test('replies are sent in the order in which they were written, whatever the clock says', () => {
  const { outbox } = fresh();
  outbox.add('c', 'first', 1, 2000);
  outbox.add('c', 'second', 1, 1000);
  assert.deepEqual(outbox.all().map(({ text }) => text), ['first', 'second']);
  assert.equal(outbox.next()?.text, 'first');
});

test('a reply outlives the page, with the id that keeps it from being sent twice', () => {
  const { memory, outbox } = fresh();
  const { id } = outbox.add('c', 'hello', 7, 1);
  assert.deepEqual(new Outbox(memory).all().map((reply) => [reply.id, reply.after, reply.state]), [[id, 7, 'queued']]);
});

test('behind a failed reply those of the same case wait, and other cases go on', () => {
  const { outbox } = fresh();
  const failed = outbox.add('c', 'one', 1, 1);
  outbox.add('c', 'two', 1, 2);
  outbox.add('d', 'other', 1, 3);
  outbox.change(failed.id, { state: 'failed', problem: 'unread' });
  assert.equal(outbox.next()?.text, 'other');
  outbox.change(failed.id, { state: 'queued', after: 9 });
  const next = outbox.next();
  assert.deepEqual([next?.text, next?.after, next?.problem], ['one', 9, undefined]);
});

test('a reply goes when the log of its case holds it, and only then', () => {
  const { outbox } = fresh();
  const reply = outbox.add('c', 'hello', 1, 1);
  outbox.settle('c', new Set([1, 2, 3]));
  assert.equal(outbox.all().length, 1);
  outbox.change(reply.id, { state: 'sent', sequence: 3 });
  outbox.settle('d', new Set([3]));
  assert.equal(outbox.all().length, 1);
  outbox.settle('c', new Set([1, 2, 3]));
  assert.equal(outbox.all().length, 0);
});

test('only what waits is counted as waiting', () => {
  const { outbox } = fresh();
  outbox.add('c', 'a', 1, 1);
  outbox.change(outbox.add('c', 'b', 1, 2).id, { state: 'failed' });
  outbox.change(outbox.add('c', 'd', 1, 3).id, { state: 'sent', sequence: 4 });
  assert.equal(Outbox.waiting(outbox.all()), 1);
});

test('what is broken in storage is passed over', () => {
  const { memory, outbox } = fresh();
  memory.set('reply:x', '{not json');
  outbox.add('c', 'a', 1, 1);
  assert.equal(outbox.all().length, 1);
});
