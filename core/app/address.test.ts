/** Checks which servers may be named: none whose name a content security policy would read as many. */
import { expect, test } from '@playwright/test';
import { isBaseUrl, isServerOrigin } from './address.ts';

test('servers by name, by address and on this computer are accepted', () => {
  for (const address of [
    'https://api.openai.com/v1',
    'https://eu.example.org:8443/a/b',
    'https://my_server.lan',
    'https://bücher.example/v1',
    'https://10.0.0.7/v1',
    'https://[2001:db8::1]/v1',
    'http://127.0.0.1:4000/v1',
    'http://localhost:4000',
    'http://[::1]:4000/v1',
  ])
    expect([address, isBaseUrl(address)]).toEqual([address, true]);
});

test('patterns, signs that end a policy, names with passwords, and http elsewhere are refused', () => {
  for (const address of [
    'https://*.com',
    'https://*',
    'https://a.*.com/v1',
    'https://%2A.com',
    'https://api.openai.com;script-src',
    "https://'self'",
    'https://a,b.example',
    'https://a$b.example',
    'https://a!b.example',
    'https://a(b).example',
    'https://{x}.example',
    'https://api.openai.com@evil.example/v1',
    'https://evil.example/v1?api.openai.com',
    'https://evil.example/#x',
    'https://a.example?',
    'https://a.example#',
    ' https://a.example',
    'http://evil.example/v1',
    'http://localhost.evil.example/v1',
    'ftp://evil.example',
    'javascript:alert(1)',
    'data:text/plain,x',
    'https://',
    '',
  ])
    expect([address, isBaseUrl(address)]).toEqual([address, false]);
});

test('an origin has no path', () => {
  expect(
    ['https://a.example', 'https://a.example:444', 'https://a.example/', 'https://*.a'].map(isServerOrigin),
  ).toEqual([true, true, false, false]);
});
