import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countEntries, factsOf, find, type PlaybookList, type PlaybookPart } from '../../../src/SupportBot.Web/desk/model/playbooks.ts';

const parts: readonly PlaybookPart[] = [
  { id: 'found', entries: [{ id: 'reasons/glare/found', text: 'So it is glare.', other: '原来是反光。', facts: ['C2'] }] },
  { id: 'remedy', next: 'checklist', entries: [{ id: 'reasons/glare/step.tilt', text: 'Tilt the card.', other: '把卡片倾斜。', facts: ['D10', 'D9'] }, { id: 'reasons/glare/step.sleeve', text: 'Take off the cover.', other: '取下卡套。', facts: [] }] },
];

test('a text is found by words of either language, by its id and by a fact, whatever the case', () => {
  for (const query of ['TILT card', '倾斜', 'step.tilt', 'd9', ' tilt  d10 ']) assert.deepEqual(find(parts, query).flatMap(({ entries }) => entries.map(({ id }) => id)), ['reasons/glare/step.tilt'], query);
});

test('parts without a match are left out, and without words everything stays', () => {
  assert.deepEqual(find(parts, 'cover').map(({ id, next }) => [id, next]), [['remedy', 'checklist']]);
  assert.deepEqual(find(parts, 'tilt cover'), []);
  assert.equal(countEntries(find(parts, ' ')), 3);
});

test('the facts of some texts are listed in the order of their numbers', () => {
  const facts = ['D10', 'C2', 'D9', 'X1'].map((id) => ({ id, statement: id }));
  const book = { facts } as unknown as PlaybookList;
  assert.deepEqual(factsOf(book, parts).map(({ id }) => id), ['C2', 'D9', 'D10']);
});
