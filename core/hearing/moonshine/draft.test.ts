import { expect, test } from '@playwright/test';
import { after, agreed, isWorthAPass } from './draft.ts';

const draft = Array.from({ length: 20 }, (_, index) => 100 + index);

test('what is forced stays, and after it what the model would write as well', () => {
  expect(agreed((index) => (index === 1 || index === 4 ? 7 : (draft[index] ?? 7)), draft, 2)).toBe(4);
  expect(agreed((index) => draft[index] ?? 7, draft, 0)).toBe(20);
});

test('after a sign more, a sign less and another word the draft goes on where it fits', () => {
  const rest = { ids: draft, away: 0 };
  expect(after(after(rest, 7), 100)).toEqual({ ids: draft.slice(1), away: 0 });
  expect(after(rest, 101)).toEqual({ ids: draft.slice(2), away: 0 });
  expect(after(after(after(rest, 7), 8), 102)).toEqual({ ids: draft.slice(3), away: 0 });
});

test('a draft that fits nowhere, or ends soon, is worth nothing', () => {
  const away = after({ ids: draft, away: 0 }, 7);
  expect([away, { ids: draft.slice(15), away: 0 }, { ids: draft, away: 0 }].map(isWorthAPass)).toEqual([
    false,
    false,
    true,
  ]);
});
