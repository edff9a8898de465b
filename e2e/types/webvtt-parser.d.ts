/** The part of the W3C's webvtt-parser the tests call; the package has no types of its own. */
declare module 'webvtt-parser' {
  interface ParsedVtt {
    /** Times in seconds; text as written, with its escapes and tags. */
    readonly cues: readonly { readonly startTime: number; readonly endTime: number; readonly text: string }[];
    readonly errors: readonly { readonly message: string; readonly line: number }[];
  }
  class WebVTTParser {
    parse(text: string, mode: 'subtitles'): ParsedVtt;
  }
  /** All that Node offers of a script that fills module.exports. */
  const everything: { readonly WebVTTParser: typeof WebVTTParser };

  export = everything;
}
