/** Runs `surtitle transcribe` as a process while the test goes on. It hears nothing itself. */
import { startSurtitle } from '../cli/surtitle.ts';

export interface Transcribing {
  /** What has been said so far, standard output and standard error apart. */
  readonly out: () => string;
  readonly said: () => string;
  readonly interrupt: (signal?: 'SIGINT' | 'SIGTERM' | 'SIGKILL') => void;
  /** Nobody reads standard output any more. */
  readonly closeOutput: () => void;
  /** Its exit code, when it has ended. */
  readonly ended: Promise<number | null>;
}

/** @param data where the app's data would be: what it keeps for a second run lies there. */
export function startTranscribing(
  data: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Transcribing {
  const child = startSurtitle(['transcribe', '--data', data, ...args], env);
  let out = '';
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return {
    out: () => out,
    said: () => said,
    interrupt: (signal = 'SIGINT') => void child.kill(signal),
    closeOutput: () => void child.stdout.destroy(),
    ended: new Promise((resolve) => child.once('close', resolve)),
  };
}
