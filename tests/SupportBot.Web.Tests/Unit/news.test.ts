import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Activity } from '../../../src/SupportBot.Web/frame/model/activity.ts';
import { tellNews } from '../../../src/SupportBot.Web/frame/model/news.ts';

const said = (number: number, role: 'bot' | 'user', locale: string): Activity =>
  ({ id: `c|${String(number).padStart(7, '0')}`, type: 'message', from: { role }, text: 'x', locale });
const turned = (before: Activity[], more: Activity[]): string[] => {
  const locales: string[] = [];
  tellNews(before, [...before, ...more], () => {}, (locale) => locales.push(locale));
  return locales;
};

test('the chat follows when the assistant goes over to the language of the customer', () => {
  assert.deepEqual(turned([said(1, 'bot', 'en')], [said(2, 'user', 'en'), said(3, 'bot', 'zh-Hans')]), ['zh-Hans']);
});

test('the chat keeps its language while the assistant keeps its own, whatever the customer writes in', () => {
  assert.deepEqual(turned([said(1, 'bot', 'en')], [said(2, 'user', 'zh-Hans')]), []);
  assert.deepEqual(turned([said(1, 'bot', 'en')], [said(2, 'bot', 'en')]), []);
});

test('a language that the chat has no texts for changes nothing', () => {
  assert.deepEqual(turned([said(1, 'bot', 'en')], [said(2, 'bot', 'fr')]), []);
});
