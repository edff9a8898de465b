/** One model for all who are served; one that could not be had is asked for again. */
import { expect, test } from '@playwright/test';
import { spelled } from '../../../e2e/hearing/script.ts';
import { createModelLoader, type LoadedModel } from './loading.ts';

const base: LoadedModel = { ok: true, value: { decode: async () => [], release: async () => undefined } };
const missing: LoadedModel = { ok: false, reason: 'noModel', detail: 'not here' };

function loader(...answers: readonly (LoadedModel | Error)[]) {
  const left = [...answers];
  const asked: string[] = [];
  const load = createModelLoader({
    load: async (name) => {
      asked.push(name);
      const answer = left.shift() ?? missing;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    vocabulary: spelled,
    now: () => 0,
  });
  return { load, asked };
}

test('it is loaded once, also for those who come while it loads', async () => {
  const { load, asked } = loader(base);
  const [one, other] = await Promise.all([load(), load()]);
  expect([one, await load()]).toEqual([other, other]);
  expect(one).toMatchObject({ ok: true });
  expect(asked).toEqual(['moonshine-base']);
});

test('one that is not here, or does not load, is asked for again at the next call', async () => {
  const { load, asked } = loader(missing, new Error('no memory'), base);
  expect(await load()).toEqual(missing);
  await expect(load()).rejects.toThrow('no memory');
  expect(await load()).toMatchObject({ ok: true });
  expect(asked).toHaveLength(3);
});
