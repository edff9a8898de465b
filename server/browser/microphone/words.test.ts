import { expect, test } from '@playwright/test';
import { statusText } from './words.ts';

test('who speaks while the server is away is told how much of it is kept', () => {
  const away = { status: { status: 'connecting' }, isOpen: false } as const;
  expect(statusText(true, { heardBy: 'service', ...away })).toContain('What you say is kept here');
  expect(statusText(true, { heardBy: 'server', ...away })).toContain(
    'The last minute of what you say is kept',
  );
});
