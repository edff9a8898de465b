/**
 * Abbreviations whose stop may end no sentence, in English, German, Spanish, French, Italian, Portuguese and
 * Dutch. It looks at one word only.
 */

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Stand before a name or what they introduce, also in small letters. */
const LEADING = list(`
  dr dres prof mr mrs mx messrs mme mmes mlle mlles mgr sra sr srta sres srs dra profa profs dott dott.ssa
  prof.ssa sig sigg sig.ra avv dhr mevr mw drs ir hrn frl dipl capt cpt sgt cpl cmdr vs approx cf viz e.g i.e z.b
  d.h p.ex p.ej p.es bzw vgl bspw sog evtl ggf inkl exkl zzgl bijv d.w.z m.a.w m.b.t i.p.v t.a.v excl incl ca c.-à-d ee`);

/** The same, where small letters spell another word or a unit: a rep., 5 ft., turn it on. */
const LEADING_CAPITALISED = list(`
  gen sen rep gov lt col maj adm rev hon pres supt insp det mt ft hr fr ms mm pr ste ing mag arch av eng lic
  ud uds exmo exma geom mons`);

/** Stand before a number: Fig. 3, Abs. 3, Jan. 5. */
const NUMBERED = list(`
  no nos nr num núm fig figs eq sec sect ch chap vol pp art arts abs kap abb tab bd ziff rn pág págs pag cap
  lám blz hfst afb rm apt par jan feb febr mar apr jun jul aug sep sept oct okt nov dec dez déc janv févr avr
  juil ene abr ago dic genn magg giu lug set ott out fev mrt`);

/** Stand behind what they belong to, so that a sentence may end with them. */
const TRAILING = list(`
  etc usw enz ecc inc ltd co corp bros jr st str ave av blvd rd avda dept mio mrd tsd mill mln mld tel
  hrs hr ft min std sek jh chr uu`);

/** U.S., J.R.R., Ph.D., p.m., the 3. of a date, and I, which is a word in English: a sentence may end with them. */
const MAY_END = /^(?:(?:\p{L}{1,3}\.-?)+\p{L}{1,3}|\p{Nd}{1,2}|I)$/u;
/** J. R. Cook, z. B. */
const INITIAL = /^\p{L}$/u;
const STOPPED = /^["'“‘«„(¿¡]*(.+?)\.["'”’»)\]]*$/u;
const CAPITAL_FIRST = /^\p{Lu}/u;

/**
 * leading and initial: belong to what follows. numbered: does so before a number. trailing: a sentence may end
 * with it.
 */
export type Abbreviation = 'leading' | 'numbered' | 'initial' | 'trailing';

/** What kind of abbreviation a word is, with its stop and the signs around it; null for any other word. */
export function abbreviationOf(word: string): Abbreviation | null {
  const bare = word.includes('.') ? STOPPED.exec(word)?.[1] : undefined;
  if (bare === undefined) return null;
  const small = bare.toLowerCase();
  if (LEADING.has(small) || (CAPITAL_FIRST.test(bare) && LEADING_CAPITALISED.has(small))) return 'leading';
  if (NUMBERED.has(small)) return 'numbered';
  if (TRAILING.has(small) || MAY_END.test(bare)) return 'trailing';
  return INITIAL.test(bare) ? 'initial' : null;
}
