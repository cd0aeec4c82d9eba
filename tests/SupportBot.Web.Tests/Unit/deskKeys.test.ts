import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ActionName, actions, bindingOf, clash, isSingle, type KeyMap, KeyReader, nameOf, type Press } from '../../../src/SupportBot.Web/desk/model/keys.ts';
import { addressOf, placeOf } from '../../../src/SupportBot.Web/desk/model/place.ts';
import { settingsOf } from '../../../src/SupportBot.Web/desk/model/settings.ts';
import { FrameCounter } from '../../../src/SupportBot.Web/desk/line/gap.ts';

const press = (key: string, more: Partial<Press> = {}): Press => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });
const reader = (keys: KeyMap = {}, singleKeys = true): KeyReader => new KeyReader(() => ({ keys, singleKeys }));
const type = (keys: string, read: KeyReader = reader(), isInText = false): (ActionName | null)[] => [...keys].map((key, at) => read.read(press(key), isInText, at * 100));

test('every action has keys, and no two have the same', () => {
  for (const action of actions) assert.equal(clash(bindingOf(action, {}), action, {}), null, action);
});

test('a letter does what it stands for, outside of text only', () => {
  assert.deepEqual(type('j'), ['next']);
  assert.deepEqual(type('j', reader(), true), [null]);
});

test('two letters in a row are one binding, and too slow ones are not', () => {
  assert.deepEqual(type('gq'), [null, 'go.queue']);
  const slow = reader();
  slow.read(press('g'), false, 0);
  assert.equal(slow.read(press('m'), false, 5000), null);
});

test('a letter that begins nothing ends what was begun', () => {
  assert.deepEqual(type('gxq'), [null, null, null]);
  assert.deepEqual(type('gj'), [null, 'next']);
});

test('Ctrl and Command mean the same and work in text', () => {
  assert.equal(reader().read(press('k', { ctrlKey: true }), true, 0), 'palette');
  assert.equal(reader().read(press('K', { metaKey: true }), true, 0), 'palette');
  assert.equal(reader().read(press('Enter', { ctrlKey: true }), true, 0), 'send');
  assert.equal(reader().read(press('Enter'), true, 0), null);
  assert.equal(reader().read(press('F6'), true, 0), 'regions');
});

test('a letter with Ctrl is not the letter', () => {
  assert.equal(reader().read(press('c', { ctrlKey: true }), false, 0), null);
});

test('an action can have other keys, or none', () => {
  assert.deepEqual(type('xc', reader({ claim: 'x' })), ['claim', null]);
  assert.deepEqual(type('c', reader({ claim: '' })), [null]);
});

test('single keys can be switched off, and the others stay', () => {
  const quiet = reader({}, false);
  assert.deepEqual(type('jcgq?/', quiet), [null, null, null, null, null, null]);
  assert.equal(quiet.read(press('k', { ctrlKey: true }), false, 0), 'palette');
  assert.equal(quiet.read(press('F6'), false, 0), 'regions');
});

test('keys that are taken are told, also the beginning of two', () => {
  assert.equal(clash('j', 'claim', {}), 'next');
  assert.equal(clash('g', 'claim', {}), 'go.queue');
  assert.equal(clash('j', 'claim', { next: 'x' }), null);
  assert.equal(clash('', 'claim', {}), null);
});

test('keys have names, and modifiers alone have none', () => {
  assert.equal(nameOf(press('?', { shiftKey: true })), '?');
  assert.equal(nameOf(press('F6', { shiftKey: true })), 'Shift+F6');
  assert.equal(nameOf(press('Shift', { shiftKey: true })), null);
  assert.deepEqual([isSingle('j'), isSingle('g q'), isSingle('Mod+k'), isSingle('F6')], [true, true, false, false]);
});

test('settings that make no sense are the usual ones', () => {
  const settings = settingsOf({ theme: 'pink', sound: 'yes', keys: { claim: 'x', dance: 'y', next: 4 }, singleKeys: false });
  assert.deepEqual([settings.theme, settings.sound, settings.keys, settings.singleKeys], ['auto', true, { claim: 'x' }, false]);
});

test('an address leads back to where it was made', () => {
  for (const place of [{ page: 'cases', view: 'queue', caseId: null, by: {} }, { page: 'cases', view: 'mine', caseId: 'a b/c', by: {} }, { page: 'settings', view: 'queue', caseId: null, by: {} }] as const) {
    assert.deepEqual(placeOf(new URL(addressOf(place), 'https://desk.example')), place);
  }
});

test('a missing frame is noticed, and one that comes twice is not heard twice', () => {
  const counter = new FrameCounter();
  assert.deepEqual([7, 8, 8, 10, 11].map((sequence) => counter.take(sequence)), ['next', 'next', 'repeated', 'gap', 'next']);
  counter.reset();
  assert.equal(counter.take(1), 'next');
});
