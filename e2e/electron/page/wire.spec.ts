/** What crosses between page and main: plain data as structured clone would carry it, and nothing else. */
import { expect, test } from '@playwright/test';
import { decodeValue, encodeValue } from './wire.ts';

test('plain data arrives as it was, and shares nothing with what was sent', () => {
  const sent = {
    absent: undefined,
    nothing: null,
    zero: -0,
    never: Number.NaN,
    silence: Number.NEGATIVE_INFINITY,
    text: 'é\u0000😀',
    list: [1, undefined, ['undefined'], { deep: [{}] }],
    ['__proto__']: 'own',
  };
  const got = decodeValue(encodeValue(sent)) as typeof sent;
  expect(got).toStrictEqual(sent);
  expect(Object.keys(got)).toEqual(Object.keys(sent));
  expect(got.list).not.toBe(sent.list);
  expect(decodeValue(encodeValue(new Error('no luck')))).toEqual(new Error('no luck'));
});

test('samples arrive bit for bit, and only those that were meant', () => {
  const all = Float32Array.of(9, -0, Number.NaN, 1e-30, 0.1, 9);
  const got = decodeValue(encodeValue({ samples: all.subarray(1, 5) })) as { readonly samples: Float32Array };
  expect(got.samples).toStrictEqual(all.slice(1, 5));
  const frame = new Float32Array(512).fill(0.123);
  expect(encodeValue(frame).length).toBeLessThan(2_800);
});

test('a function cannot be sent, as in Electron, and what the wire lacks is said', () => {
  expect(() => encodeValue({ run: () => 1 })).toThrow('An object could not be cloned.');
  expect(() => encodeValue([new Map()])).toThrow('The stand-in for Electron cannot send [object Map].');
  expect(() => encodeValue(12n)).toThrow('BigInt');
});
