/** What a page does with its link's token, on a window that is made up. */
import { expect, test } from '@playwright/test';
import { askUntilAnswered, openRoom } from './follow.ts';

/** Answers with these in turn; null: nobody answers. */
function openWith(statuses: readonly (number | null)[]) {
  const location = { hash: '#token', pathname: '/c/main', search: '' };
  const history = {
    replaceState: () => {
      location.hash = '';
    },
  };
  const rest = [...statuses];
  const fetch = async () => {
    const status = rest.shift() ?? null;
    if (status === null) throw new TypeError('nobody answers');
    return new Response(null, { status });
  };
  Object.assign(globalThis, { location, history, fetch });
  let late = 0;
  const opened = openRoom('/c/main', () => {
    late += 1;
  });
  return opened.then((isOpen) => ({ isOpen, late, hash: location.hash, rest }));
}

const { fetch: realFetch } = globalThis;
test.afterEach(
  () => void Object.assign(globalThis, { fetch: realFetch, location: undefined, history: undefined }),
);

for (const [name, status] of [
  ['busy', 429],
  ['behind a proxy that waits for it', 502],
  ['away', null],
] as const)
  test(`a server that is ${name} costs nobody the link`, async () => {
    expect(await openWith([status, 204])).toEqual({ isOpen: true, late: 1, hash: '', rest: [] });
  });

test('a token that opens nothing is not asked about again', async () => {
  expect(await openWith([404, 204])).toEqual({ isOpen: false, late: 0, hash: '', rest: [204] });
});

test('who is too busy to say who hears is asked again, and refuses nobody', async () => {
  const statuses = [503, 200];
  let late = 0;
  const ask = async () => new Response(null, { status: statuses.shift() ?? 404 });
  const answer = await askUntilAnswered(ask, () => {
    late += 1;
  });
  expect([answer.ok, late]).toEqual([true, 1]);
});
