/** The part of node-webvtt the tests call; the package has no types of its own. */
declare module 'node-webvtt' {
  interface ParsedVtt {
    /** Times in seconds; text as written, with its escapes and tags. */
    readonly cues: readonly { readonly start: number; readonly end: number; readonly text: string }[];
    readonly errors: readonly { readonly message: string }[];
  }
  /** Throws on the first error unless told otherwise. */
  export function parse(text: string): ParsedVtt;
}
