/** A session gets a title by what is said in it, in the words in which it is said. */
import { expect, test } from '@playwright/test';
import { suggestedTitle } from './suggestedTitle.ts';

test('what is said again and again is the title, names before other words', () => {
  expect(
    suggestedTitle([
      'Okay, so shall we begin with the budget?',
      'The budget is late because the Kubernetes migration is late.',
      'I think we need to move the migration after the audit.',
      'And then the Kubernetes cluster goes after the budget.',
    ]),
  ).toBe('Kubernetes, budget, migration');
});

test('it is in the language that is spoken, also one that capitalises its nouns or puts no blanks', () => {
  expect([
    suggestedTitle([
      'Guten Morgen, wir sprechen heute über den Haushalt.',
      'Der Haushalt hängt an der Förderung.',
      'Ohne die Förderung gibt es keinen Umbau, und der Haushalt ist zu klein.',
    ]),
    suggestedTitle([
      'On parle du budget de la mairie.',
      'La mairie n’a pas voté le budget.',
      'Le vote de la mairie est demain.',
    ]),
    suggestedTitle([
      'Hablamos del presupuesto de la escuela.',
      'La escuela necesita el presupuesto.',
      'Sin presupuesto no hay nada.',
    ]),
    suggestedTitle(['予算について話します。', '予算は会議で決めます。', '次の会議は明日です。']),
  ]).toEqual(['Haushalt, Förderung', 'Mairie, budget', 'Presupuesto, escuela', '予算、会議']);
});

test('where nothing is said again, or no list of small words is known, it begins as the session does', () => {
  expect([
    suggestedTitle(['Good morning everybody.', 'All fine.']),
    suggestedTitle(['', 'نبدأ الاجتماع في الساعة العاشرة.', 'في الاجتماع نتكلم في كل شيء.']),
    suggestedTitle([
      'This is a rather long first sentence that nobody would want to read as a whole in a list.',
    ]),
    suggestedTitle([]),
  ]).toEqual([
    'Good morning everybody',
    'نبدأ الاجتماع في الساعة العاشرة',
    'This is a rather long first sentence that nobody would want…',
    '',
  ]);
});
