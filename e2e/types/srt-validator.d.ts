/** The part of srt-validator the tests call; the package has no types of its own. */
declare module 'srt-validator' {
  interface SrtProblem {
    readonly message: string;
    readonly lineNumber: number;
  }
  export function validator(text: string): readonly SrtProblem[];
}
