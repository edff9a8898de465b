/** Opens a lane's engines, each connection under a number of its own. Keeps none and tries nothing again. */

import type { Problem } from '../../core/base/problem.ts';
import { failure, type Result, success } from '../../core/base/result.ts';
import type {
  Engine,
  EngineConnection,
  EngineEvent,
  EngineName,
  OpenRequest,
} from '../../core/engine/engine.ts';

/** A connection with the number it was opened under, and what it has of its engine. */
export interface Numbered extends EngineConnection {
  readonly number: number;
  readonly engine: EngineName;
  readonly speed: number;
}

/** What an engine says of sound, and not of its connection. */
export type HeardEvent = Exclude<EngineEvent, { type: 'steady' | 'warning' | 'ending' | 'lost' }>;

export interface OpeningsNeeds extends Pick<OpenRequest, 'atMs'> {
  /** The preferred one first; the second stands in while that is away. At least one. */
  readonly engines: () => readonly Engine[];
  readonly onEvent: (number: number, event: EngineEvent) => void;
}

export interface Openings {
  readonly openPreferred: () => Promise<Result<Numbered>>;
  readonly openFallback: () => Promise<Result<Numbered>>;
  /** What takes long is made ready. */
  readonly prepareFallback: () => void;
  readonly hasFallback: () => boolean;
  /** Whether the preferred one is on this computer: it opens in a moment, or not at all. */
  readonly isPreferredLocal: () => boolean;
  /** Whether a connection is of another engine than the one that is preferred now. */
  readonly isFallback: (connection: Numbered) => boolean;
  /** What connections are opened with has changed. */
  readonly outdate: () => void;
  /** Whether it has since the last one of the preferred engine was begun. */
  readonly isOutdated: () => boolean;
  /** Those that are being opened are given up. */
  readonly abort: () => void;
}

export function createOpenings({ engines, atMs, onEvent }: OpeningsNeeds): Openings {
  const setup = new AbortController();
  let lastNumber = 0;
  let isOutdated = false;

  const preferred = (): Engine => {
    const [first] = engines();
    if (first === undefined) throw new Error('A lane has an engine.');
    return first;
  };
  const open = (engine: Engine) => {
    lastNumber += 1;
    const number = lastNumber;
    const request = { connection: number, atMs, signal: setup.signal };
    return openNumbered(engine, request, (event) => onEvent(number, event));
  };
  return {
    openPreferred: async () => {
      for (;;) {
        isOutdated = false;
        const opened = await open(preferred());
        // What has been chosen meanwhile is tried at once: the refusal says nothing of that.
        if (opened.ok || !isOutdated || setup.signal.aborted) return opened;
      }
    },
    openFallback: () => open(engines()[1] ?? preferred()),
    prepareFallback: () => engines()[1]?.prepare?.(),
    hasFallback: () => engines().length > 1,
    isPreferredLocal: () => preferred().name === 'local',
    isFallback: ({ engine }) => engine !== preferred().name,
    outdate: () => {
      isOutdated = true;
    },
    isOutdated: () => isOutdated,
    abort: () => setup.abort(),
  };
}

/** One that is lost before it is up has not opened. */
async function openNumbered(
  engine: Engine,
  request: OpenRequest,
  listener: (event: EngineEvent) => void,
): Promise<Result<Numbered>> {
  let lost: Problem | null = null;
  const opened = await engine.open(request, (event) => {
    if (event.type === 'lost') lost = event.problem;
    listener(event);
  });
  if (!opened.ok) return opened;
  const { name, speed } = engine;
  if (lost === null) return success({ ...opened.value, number: request.connection, engine: name, speed });
  opened.value.close();
  return failure(lost);
}
