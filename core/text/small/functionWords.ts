/**
 * Small words that belong to what follows them, per language: a line must not end with one. It finds no
 * breaks itself.
 */

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/**
 * Articles, prepositions, conjunctions, subject and possessive pronouns, auxiliaries, negation: closed
 * classes, by hand.
 */
export const FUNCTION_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: list(`
    a an the this that these those my your his her its our their some any no every each another of in on at
    by for with from to into onto over under between among through during before after about against without
    within toward towards upon across behind beyond near off since until till than per via as like around
    along above below despite and or but nor so yet because although though while whereas whether if unless
    when where which who whom whose what how why i you he she it we they i'm you're he's she's it's we're
    they're i've you've we've they've i'll you'll he'll she'll we'll they'll it'll i'd you'd he'd she'd we'd
    they'd that's there's there let's am is are was were be been being do does did has have had will would
    shall should can could may might must not don't doesn't didn't won't wouldn't can't couldn't shouldn't
    isn't aren't wasn't weren't haven't hasn't hadn't never very too more most just only even also`),
  de: list(`
    der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner mein meine
    meinen dein deine sein seine seinen seiner ihr ihre ihren ihrer unser unsere unseren euer eure dieser
    diese dieses diesen diesem jeder jede jedes in im an am auf aus bei beim mit nach von vom vor zu zum zur
    für über unter durch gegen ohne um bis seit während wegen zwischen hinter neben ab trotz ins ans aufs
    und oder aber denn sondern sowie als wie dass weil wenn ob obwohl damit bevor nachdem sobald ich du er
    sie es wir man was wer wo bin bist ist sind seid war waren wird werden würde würden werde hat habe haben
    hatte hatten kann können könnte muss müssen soll sollen sollte will wollen darf dürfen mag nicht nie
    sehr zu so auch nur noch`),
  fr: list(`
    le la les un une des du de d' l' au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos
    votre vos leur leurs chaque quelque quelques aucun aucune à en dans sur sous par pour avec sans chez
    vers entre contre depuis pendant avant après jusque jusqu'à dès selon et ou mais donc car ni or que qui
    quoi dont où si comme quand lorsque puisque parce je tu il elle on nous vous ils elles j' me te se m' t'
    s' c'est ne n' pas y suis es est sommes êtes sont était étaient sera seront ai as a avons avez ont avait
    avaient va vais vont peut peux doit dois faut très plus trop`),
  es: list(`
    el la los las un una unos unas lo al del este esta estos estas ese esa esos esas mi mis tu tus su sus
    nuestro nuestra nuestros nuestras cada algún alguna ningún ninguna de a en con por para sin sobre entre
    hasta desde hacia según contra durante ante bajo tras y e o u pero ni sino aunque porque que quien cual
    cuyo donde si como cuando mientras pues yo tú él ella nosotros ellos ellas usted ustedes me te se nos le
    les no muy más tan ya he has ha hemos han había habían soy es somos son era eran ser estoy está estamos
    están estaba será voy va vamos van puede puedo debe debo hay`),
  it: list(`
    il lo la i gli le un uno una l' un' del dello della dei degli delle al allo alla ai agli alle dal dallo
    dalla dai dagli dalle nel nello nella nei negli nelle sul sullo sulla sui sugli sulle questo questa
    questi queste quel quella quei quelle mio mia tuo tua suo sua nostro nostra loro ogni qualche nessun di
    a da in con su per tra fra senza verso contro durante dopo prima fino e ed o ma né che chi cui dove se
    come quando mentre perché anche io tu lui lei noi voi mi ti si ci vi ne non molto più così sono sei è
    siamo siete era erano sarà ho hai ha abbiamo avete hanno aveva può posso deve devo`),
  pt: list(`
    o a os as um uma uns umas do da dos das no na nos nas ao à aos às pelo pela pelos pelas num numa este
    esta estes estas esse essa isso aquele aquela meu minha seu sua seus suas nosso nossa cada algum alguma
    nenhum de em com por para sem sobre entre até desde contra durante após ante sob e ou mas nem que quem
    qual cujo onde se como quando enquanto porque pois embora eu tu ele ela nós eles elas você vocês me te
    lhe não muito mais tão já sou é somos são era eram ser estou está estamos estão estava será tenho tem
    temos têm tinha vou vai vamos vão pode posso deve devo há`),
  nl: list(`
    de het een dit dat deze die mijn jouw je zijn haar ons onze jullie hun elk elke geen in op aan bij van
    voor met naar uit over onder door tegen tussen zonder om tot sinds tijdens na vanaf volgens te ten ter
    en of maar want dus noch als toen dan omdat hoewel terwijl zodat voordat nadat wat wie waar ik jij hij
    zij ze wij we u er men ben bent is was waren word wordt worden werd heb hebt heeft hebben had hadden kan
    kunnen kon moet moeten zal zullen zou zouden wil willen mag mogen niet nooit heel zeer ook nog`),
};

const NOTHING: ReadonlySet<string> = new Set();
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}'’]+$/gu;
const CAPITAL_START = /^["'“‘«„(¿¡]*\p{Lu}/u;
const SPANISH_START = /^["'“‘«(]*[¿¡]/u;

/** Other words that sentences often begin with. */
const OPENERS = list(`
  then now here well yes no so today tomorrow yesterday later everyone everybody someone somebody nobody nothing
  please thanks next finally however maybe perhaps many most people two three dann heute jetzt ja nein danach
  dort hier alle morgen gestern vielleicht puis ensuite oui non alors tout tous aujourd'hui demain hier luego
  entonces sí hoy mañana ayer todos después poi oggi sì allora domani ieri tutti depois hoje sim então amanhã
  ontem todos daarna vandaag ja nee toen nu daar iedereen`);

/** How lists hold a word: lower case, straight apostrophe, no signs around it; the capital İ of Turkish is an i. */
export function bareWord(word: string): string {
  return word.replace(EDGES, '').toLowerCase().replaceAll('’', "'").replaceAll('i̇', 'i');
}

/** Whether a word is likely the first of a sentence: capitalised although its language would not do so inside one. */
export function opensSentence(word: string): boolean {
  if (SPANISH_START.test(word)) return true;
  if (!CAPITAL_START.test(word)) return false;
  const bare = bareWord(word);
  return OPENERS.has(bare) || Object.values(FUNCTION_WORDS).some((words) => words.has(bare));
}

/**
 * The list that fits a turn: among the hinted languages, or all when there is no hint, the one most of its
 * words are in. Empty when none fits: breaks then go by punctuation and balance alone.
 */
export function functionWordsFor(
  bareWords: readonly string[],
  languages: readonly string[],
): ReadonlySet<string> {
  const hinted = languages.map(languageOf);
  let best = NOTHING;
  let bestCount = 0;
  for (const [language, words] of Object.entries(FUNCTION_WORDS)) {
    if (hinted.length > 0 && !hinted.includes(language)) continue;
    const count = bareWords.reduce((sum, word) => (words.has(word) ? sum + 1 : sum), 0);
    if (count > bestCount) [best, bestCount] = [words, count];
  }
  return best;
}

/** The language of a BCP 47 tag, two letters where it has them: `spa` and `es-419` are `es`, `est` is `et`. */
export function languageOf(tag: string): string {
  try {
    return new Intl.Locale(tag).language;
  } catch (error) {
    if (error instanceof RangeError) return tag;
    throw error;
  }
}
