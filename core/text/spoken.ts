/** Whether a text says anything: signs alone and a recogniser's marks for silence do not. It changes no text. */

/** All but punctuation, symbols, marks, blanks and controls; emoji, which are painted as words are. */
const WORD = /[^\p{P}\p{S}\p{M}\p{Z}\p{Cc}\p{Cf}\p{Cs}]|\p{Emoji_Presentation}/u;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/** In brackets or between asterisks, as recognisers write what is no speech. */
const MARKER = /[[({<*【（]+\|?[\s_]*([^\])}>*】）|]*?)[\s_]*\|?[\])}>*】）]+/gu;
/**
 * Names of silence in the languages whose talks were seen to get them. Names of sounds are kept: [applause] and
 * [music] tell a deaf reader something.
 */
const SILENCE =
  /^(?:blank[\s_]?audio|(?:no|non)[\s_-]?(?:speech|audio|sound|voice)|silence|silent|pause|blank|empty|stille|schweigen|kein ton|silencio|sin audio|silenzio|pausa|silêncio|silencioso|stilte|cisza|тишина|無音|无声|静音|沉默|無聲|침묵|무음)?[.…!]*$/iu;

/** False for "...", "-", "♪", "[BLANK_AUDIO]", "(silence)"; true for "[applause]" and "42". */
export function saysAnything(text: string): boolean {
  if (!WORD.test(text)) return false;
  const rest = text.replace(MARKER, (marker, name: string) => (SILENCE.test(name) ? '' : marker));
  return WORD.test(rest.replace(INVISIBLE, ''));
}
