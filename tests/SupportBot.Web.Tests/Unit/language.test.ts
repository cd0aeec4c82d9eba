import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseLocale, fill } from '../../../src/SupportBot.Web/languages/language.ts';
import { encodeCharacters, encodeWords } from '../../../src/SupportBot.Web/safety/encoding.mjs';
import { findSeedPhrases } from '../../../src/SupportBot.Web/safety/seedPhrases.ts';

test('the first wish that is spoken wins, by language where the region differs', () => {
  assert.equal(chooseLocale(['en', 'zh-Hans'], ['de', 'zh-TW', 'en']), 'zh-Hans');
  assert.equal(chooseLocale(['en', 'zh-Hans'], [null, undefined, '', 'EN-gb']), 'en');
  assert.equal(chooseLocale(['en', 'zh-Hans'], ['xx']), 'en');
});

test('braces are filled, unknown ones stay', () => {
  assert.equal(fill('{a} of {b} {c}', { a: 1, b: '{a}' }), '1 of {a} {c}');
});

test('the word lists survive their encoding', () => {
  assert.equal(encodeWords(['about', 'abandon', 'above']), '0abandon2out3ve');
  assert.equal(encodeCharacters(['b', 'a', 'a']).length, 2);
  assert.equal(findSeedPhrases('zoo zone zero youth young you yellow year yard wrong write wrist').length, 1);
  assert.equal(findSeedPhrases('的 的 的 的 的 的 的 的 的 的 的 在').length, 1);
  assert.equal(findSeedPhrases('zoo zone zero youth young you yellow year yard wrong write').length, 0);
});
