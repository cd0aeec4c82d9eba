import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysIn, everyDay, faultOf, formats, lastDays, regionOf, runsOf, shareOf, sumOf, ticksTo, widestGap } from '../../../src/SupportBot.Web/desk/reports/model.ts';

test('the last days end today and count it', () => {
  assert.deepEqual(lastDays('2026-03-01', 7), { from: '2026-02-23', to: '2026-03-01' });
  assert.deepEqual(lastDays('2026-11-26', 1), { from: '2026-11-26', to: '2026-11-26' });
  for (const count of [7, 30, 90]) assert.equal(daysIn(lastDays('2026-04-02', count)), count);
});

test('days that make no sense are told apart', () => {
  assert.equal(faultOf({ from: '', to: '2026-11-26' }), 'missing');
  assert.equal(faultOf({ from: '2026-11-26', to: 'x' }), 'missing');
  assert.equal(faultOf({ from: '2026-11-27', to: '2026-11-26' }), 'order');
  assert.equal(faultOf({ from: '2025-10-22', to: '2026-11-26' }), 'long');
  assert.equal(faultOf({ from: '2025-10-23', to: '2026-11-26' }), null);
  assert.equal(faultOf({ from: '2026-11-26', to: '2026-11-26' }), null);
});

test('every day of the period has a place, and a line is drawn over known days only', () => {
  const known = [{ day: '2026-02-27', medianMinutes: 4 }, { day: '2026-02-28', medianMinutes: 0 }, { day: '2026-03-02', medianMinutes: 9.5 }];
  const days = everyDay({ from: '2026-02-26', to: '2026-03-03' }, known);
  assert.deepEqual(days.map(({ value }) => value), [null, 4, 0, null, 9.5, null]);
  assert.equal(days[3]?.day, '2026-03-01');
  assert.deepEqual(runsOf(days), [[1, 2], [4]]);
  assert.deepEqual(runsOf(everyDay({ from: '2026-02-26', to: '2026-02-26' }, [])), []);
});

test('an axis has few round figures and reaches over what it shows', () => {
  assert.deepEqual(ticksTo(0), [0, 1]);
  assert.deepEqual(ticksTo(4), [0, 1, 2, 3, 4]);
  assert.deepEqual(ticksTo(9.5), [0, 5, 10]);
  assert.deepEqual(ticksTo(37), [0, 10, 20, 30, 40]);
  assert.deepEqual(ticksTo(1000), [0, 500, 1000]);
  for (let most = 0; most < 3000; most += 7) {
    const ticks = ticksTo(most);
    assert.ok(ticks.length >= 2 && ticks.length <= 6 && (ticks.at(-1) ?? 0) >= most, `${most}: ${ticks}`);
  }
});

test('a part of nothing is nothing', () => {
  assert.equal(shareOf(3, 4), 0.75);
  assert.equal(shareOf(0, 0), 0);
  assert.equal(sumOf([1, 0, 2, 5]), 8);
});

test('the step after which most people are lost is found', () => {
  assert.equal(widestGap([{ step: 'reason', count: 100 }, { step: 'fix', count: 80 }, { step: 'check', count: 30 }]), 'fix');
  assert.equal(widestGap([{ step: 'reason', count: 5 }, { step: 'fix', count: 5 }]), null);
  assert.equal(widestGap([]), null);
});

test('figures and days are written as the readers write them', () => {
  assert.equal(regionOf('en', 'en-GB'), 'en-GB');
  assert.equal(regionOf('zh-Hans', 'en-GB'), 'zh-Hans');
  const english = formats('en-US');
  assert.equal(english.count(12345.67), '12,345.7');
  assert.equal(english.percent(0.125), '13%');
  assert.equal(english.day('2026-11-05'), 'Nov 5');
  assert.match(english.days({ from: '2026-11-01', to: '2026-11-26' }), /^Nov 1\s–\s26, 2026$/);
  assert.equal(english.days({ from: '2026-11-26', to: '2026-11-26' }), 'Nov 26, 2026');
  const chinese = formats('zh-Hans');
  assert.equal(chinese.day('2026-11-05'), '11月5日');
  assert.equal(chinese.days({ from: '2026-11-26', to: '2026-11-26' }), '2026年11月26日');
});
