/** What a person types as terms to be alerted at, and what the settings take of it. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { applySettingsPatch, defaultSettings, parseSettings, settingsPatchSchema } from '../settings.ts';
import { defaultShortcuts } from '../shortcuts.ts';
import { readAlertTerms } from './wordAlert.ts';

test('reads one term a line, trimmed, without blanks and repeats', () => {
  expect(readAlertTerms(' Anna\r\n\n  budget\treview \nAnna\r田中\n')).toEqual({
    kind: 'terms',
    terms: ['Anna', 'budget review', '田中'],
  });
  expect(readAlertTerms('\n \n')).toEqual({ kind: 'terms', terms: [] });
});

test('says what is wrong', () => {
  const many = Array.from({ length: 51 }, (_, index) => `word ${index}`).join('\n');
  expect([readAlertTerms('Anna\n?!'), readAlertTerms('x'.repeat(61)), readAlertTerms(many)]).toEqual([
    { kind: 'refused', fault: { kind: 'noLetters', term: '?!' } },
    { kind: 'refused', fault: { kind: 'tooLong', term: `${'x'.repeat(23)}…` } },
    { kind: 'refused', fault: { kind: 'tooMany', count: 51 } },
  ]);
});

test('what it accepts, the settings accept', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 70 }), { maxLength: 60 }), (lines) => {
      const read = readAlertTerms(lines.join('\n'));
      if (read.kind === 'terms')
        expect(settingsPatchSchema.safeParse({ alerts: { terms: read.terms } }).success).toBe(true);
    }),
  );
});

test('a bad term in the file does not cost the others; a patch with one is refused', () => {
  const file = { version: 1, alerts: { terms: ['Anna', '', '…', 7, 'x'.repeat(61)], notifies: true } };
  const parsed = parseSettings(file, defaultShortcuts(false));
  expect(parsed.kind === 'settings' ? parsed.settings.alerts : null).toEqual({
    terms: ['Anna'],
    notifies: true,
  });
  expect(settingsPatchSchema.safeParse({ alerts: { terms: ['…'] } }).success).toBe(false);
  expect(settingsPatchSchema.safeParse({ alerts: { notify: true } }).success).toBe(false);
});

test('terms and the notification are changed apart', () => {
  const named = applySettingsPatch(defaultSettings, { alerts: { terms: ['Anna'] } });
  expect(applySettingsPatch(named, { alerts: { notifies: true } }).alerts).toEqual({
    terms: ['Anna'],
    notifies: true,
  });
});
