/** Which stops end a sentence: those of abbreviations do so only when the next word looks like a first one. */
import { expect, test } from '@playwright/test';
import { endingOf } from './punctuation.ts';

const endings = (pairs: string) =>
  pairs.split(' | ').map((pair) => {
    const [word = '', next] = pair.split('→');
    return endingOf(word, next ?? null);
  });

for (const [what, pairs, ending] of [
  [
    'an English abbreviation',
    'U.S.→Army | p.m.→Eastern | Jan.→5 | Fig.→3 | Mt.→Hood | Ph.D.→Program',
    'none',
  ],
  ['an initial', 'J.R.R.→Cook | R.→Cook | J.→R.', 'none'],
  ['a title', 'Sen.→Warren | Lt.→Jones | Gen.→Smith | Dr.→Will | prof.→Rossi', 'none'],
  ['a German abbreviation', 'Abs.→3 | z.B.→Die | bzw.→Kinder | usw.→Äpfel | 3.→Oktober | Nr.→7', 'none'],
  ['a Spanish abbreviation', 'Sr.→López | Ud.→Tiene | EE.→UU. | UU.→México | p.ej.→Madrid | pág.→12', 'none'],
  [
    'a French abbreviation',
    'M.→Durand | J.-C.→Rome | c.-à-d.→Paris | Mme.→Petit | p.ex.→Lyon | chap.→2 | etc.→and',
    'none',
  ],
  ['an Italian abbreviation', 'Dott.→Rossi | S.p.A.→Milano | art.→5', 'none'],
  ['a Portuguese abbreviation', 'Exma.→Senhora | dra.→Costa | cap.→4', 'none'],
  ['a Dutch abbreviation', 'dhr.→Jansen | mevr.→Bakker | bijv.→Utrecht | blz.→9', 'none'],
  ['a stop before a small letter', 'e.g.→this | well.→and', 'none'],
  ['an abbreviation before a first word', 'U.S.→We | p.m.→Then | D.C.→Le | S.p.A.→Il | usw.→Wir', 'sentence'],
  ['a word that is also an abbreviation', 'no.→Then | No.→We | art.→They | rep.→Cook | I.→We', 'sentence'],
  ['a number at the end of a sentence', '50.→We | 2026.→Sales', 'sentence'],
  ['any stop at the end of the turn', 'Dr. | p.m. | J. | 5. | so.', 'sentence'],
  ['the stop of any script', 'end.→Army | आया।→फिर | 你好。→我 | موافق؟→نعم | ነው።→እሱ', 'sentence'],
  ['a comma', 'U.S.,→Army | well,→Then | እሱ፣→ነው | so—→Then', 'clause'],
] as const) {
  test(`${what}: ${ending}`, () => {
    expect(new Set(endings(pairs))).toEqual(new Set([ending]));
  });
}
