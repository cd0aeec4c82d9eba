import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { Sight } from '../../../src/SupportBot.Web/frame/model/signals.ts';

test('what stands on the screen is told once', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const told: string[] = [];
  const sight = new Sight(() => true, (id) => told.push(id));
  sight.tell();
  sight.look('a');
  sight.tell();
  sight.tell();
  mock.timers.tick(60_000);
  sight.tell();
  assert.deepEqual(told, ['a']);
  mock.timers.reset();
});

test('of many bubbles only the newest is told, and never two within three seconds', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const told: string[] = [];
  const sight = new Sight(() => true, (id) => told.push(id));
  for (const id of ['a', 'b', 'c', 'd']) {
    sight.look(id);
    sight.tell();
  }

  mock.timers.tick(2_999);
  assert.deepEqual(told, ['a']);
  mock.timers.tick(1);
  assert.deepEqual(told, ['a', 'd']);
  mock.timers.reset();
});

test('what nobody can see is told when it comes to the screen', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const told: string[] = [];
  let isSeen = false;
  const sight = new Sight(() => isSeen, (id) => told.push(id));
  sight.look('a');
  sight.tell();
  assert.deepEqual(told, []);
  isSeen = true;
  sight.tell();
  assert.deepEqual(told, ['a']);
  mock.timers.reset();
});
