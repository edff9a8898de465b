/** What becomes of calls that come in: accepted, left ringing, rejected; and of those that an earlier process left. Hears none. */
import { assertNever } from '../../core/base/never.ts';
import { type CallChoices, callSession } from '../../core/openai/callSession.ts';
import type { StoredCall } from '../../node/calls/calls.ts';
import type { Database } from '../../node/database.ts';
import { errorCode } from '../../node/files.ts';
import { receiveCall } from './arrival/receive.ts';
import {
  type CallRule,
  type CallSettings,
  callRuleSchema,
  choicesOf,
  choicesSchema,
  DECLINED,
  UNAVAILABLE,
} from './arrival/rules.ts';
import { type CallSurroundings, type RunningCall, runCall } from './call.ts';
import { CALLER_LANE } from './published.ts';
import { writeCallSubtitles } from './record/subtitles.ts';
import type { Asked, CallService } from './service.ts';

export interface ReceptionNeeds extends CallSurroundings {
  readonly settings: () => CallSettings;
  readonly service: CallService;
  readonly log: {
    readonly info: (fields: object, text: string) => void;
    readonly error: (fields: object, text: string) => void;
  };
}

export interface Reception {
  /** Decides about a call, and writes that down; gives back what begins it. @throws SQLite's errors. */
  readonly queue: (event: unknown, tables: Database) => (() => void) | null;
  /** Goes on with what an earlier process has left. */
  readonly resume: () => void;
  /** A person accepts or rejects a call that rings; false where it does not. */
  readonly accept: (callId: string) => boolean;
  readonly reject: (callId: string, statusCode: number) => boolean;
  readonly running: (callId: string) => RunningCall | null;
  /** Of a call's rule, as it is now. */
  readonly ruleOf: (call: StoredCall) => CallRule;
  readonly stop: () => void;
}

/** A caller does not wait longer, nor does the network; also where the wall clock is set meanwhile. */
const RING_MS = 60_000;
const ASK_FOR_MS = 20_000;
const ASK_AGAIN_MS = [300, 1_000, 2_000, 4_000] as const;

export function createReception(needs: ReceptionNeeds): Reception {
  const { transcripts, settings, service, clock, epochMs, publish, log, changes } = needs;
  const { add: change } = changes;
  const running = new Map<string, RunningCall>();
  /** What tells a room that a call rings no more, by the call. */
  const rings = new Map<string, () => void>();
  let isStopped = false;

  const ruleOf = ({ rule: name }: StoredCall): CallRule =>
    settings().rules.find((rule) => rule.name === name) ?? callRuleSchema.parse({ name, room: name });
  const choicesFor = (call: StoredCall): CallChoices => {
    const asked = call.asked === null ? null : choicesSchema.safeParse(JSON.parse(call.asked));
    return asked?.success === true ? asked.data : choicesOf(ruleOf(call));
  };
  const end = (callId: string, outcome: string) => {
    running.delete(callId);
    rings.get(callId)?.();
    rings.delete(callId);
    change(callId, { state: 'ended', endedAtEpochMs: epochMs(), outcome });
    log.info({ callId, outcome }, 'call ended');
  };

  /** Until it is clear whether it was done, or the caller waits no longer. */
  const askUntilClear = async (ask: () => Promise<Asked>): Promise<Asked> => {
    const startedMs = clock.nowMs();
    for (let attempt = 0; ; attempt += 1) {
      const asked = await ask();
      const delayMs = ASK_AGAIN_MS[Math.min(attempt, ASK_AGAIN_MS.length - 1)] ?? 0;
      const isLate = clock.nowMs() - startedMs + delayMs > ASK_FOR_MS;
      if (asked.kind !== 'unclear' || isLate || isStopped) return asked;
      await new Promise<void>((resolve) => void clock.after(delayMs, resolve));
    }
  };

  const run = (call: StoredCall) => {
    const answeredAtEpochMs = call.answeredAtEpochMs ?? epochMs();
    const { room, subtitles, name } = ruleOf(call);
    const onEnded = (isHeard: boolean) => {
      end(call.callId, isHeard ? 'over' : 'gone');
      if (isHeard && subtitles !== null) writeSubtitles(call, subtitles, name);
    };
    const stored = { ...call, answeredAtEpochMs };
    const choices = choicesFor(call);
    rings.delete(call.callId);
    running.set(call.callId, runCall({ ...needs, stored, room, models: settings(), choices, onEnded }));
    change(call.callId, { state: 'live', answeredAtEpochMs });
  };

  const writeSubtitles = ({ sessionId, callId }: StoredCall, folder: string, rule: string) => {
    const read = transcripts.read(sessionId);
    if (!read.ok || read.value === null) return;
    try {
      writeCallSubtitles(read.value, folder, rule);
    } catch (error) {
      log.error({ callId, code: errorCode(error) }, 'the subtitles of a call were not written');
    }
  };

  const accept = async (call: StoredCall): Promise<void> => {
    const { callId } = call;
    if (call.state !== 'accepting') change(callId, { state: 'accepting' });
    const asked = await askUntilClear(() =>
      service.accept(callId, callSession(settings(), choicesFor(call))),
    );
    if (isStopped) return;
    if (asked.kind === 'refused') {
      log.error({ callId, problem: asked.problem.kind }, 'call not accepted');
      // The caller would hear it ring on.
      void service.reject(callId, UNAVAILABLE);
      return end(callId, `refused: ${asked.problem.kind}`);
    }
    // One that is unknown, or unclear, may have been accepted by a request whose answer did not come: its sideband tells.
    run({ ...call, state: 'accepting' });
  };

  const reject = async ({ callId, state }: StoredCall, statusCode: number): Promise<void> => {
    if (state !== 'rejecting') change(callId, { state: 'rejecting', statusCode });
    await askUntilClear(() => service.reject(callId, statusCode));
    if (!isStopped) end(callId, `rejected: ${statusCode}`);
  };

  const ring = (call: StoredCall) => {
    const { callId, sessionId, caller: label, receivedAtEpochMs: startedAtEpochMs } = call;
    const { room } = ruleOf(call);
    const of = { type: 'status', sessionId, lane: CALLER_LANE, label, startedAtEpochMs } as const;
    publish(room, { ...of, status: 'ringing' });
    rings.set(callId, () => publish(room, { ...of, status: 'ended' }));
    clock.after(Math.max(0, RING_MS - Math.max(0, epochMs() - startedAtEpochMs)), () => {
      if (!isStopped && ringing(callId) !== null) end(callId, 'missed');
    });
  };

  const ringing = (callId: string): StoredCall | null => {
    const found = transcripts.query((tables) => tables.calls.of(callId));
    const call = found.ok && found.value !== null ? changes.over(found.value) : null;
    return call?.state === 'ringing' ? call : null;
  };

  const ifRinging = (callId: string, act: (call: StoredCall) => unknown): boolean => {
    const call = ringing(callId);
    if (call !== null) act(call);
    return call !== null;
  };

  const goOn = (call: StoredCall): void => {
    switch (call.state) {
      case 'ringing':
        ring(call);
        break;
      case 'accepting':
        void accept(call);
        break;
      case 'rejecting':
        void reject(call, call.statusCode ?? DECLINED);
        break;
      case 'live':
        run(call);
        break;
      case 'ended':
        break;
      default:
        assertNever(call.state);
    }
  };

  return {
    queue: (event, tables) => {
      const call = receiveCall(event, {
        rules: settings().rules,
        open: tables.calls.open().map(changes.over),
        nowEpochMs: epochMs(),
      });
      if (call === null) log.error({}, 'an incoming call that cannot be read');
      return call !== null && tables.calls.add(call) ? () => goOn(call) : null;
    },
    resume: () => {
      const open = transcripts.query((tables) => tables.calls.open());
      if (open.ok) for (const call of open.value) goOn(call);
    },
    accept: (callId) => ifRinging(callId, accept),
    reject: (callId, statusCode) => ifRinging(callId, (call) => reject(call, statusCode)),
    running: (callId) => running.get(callId) ?? null,
    ruleOf,
    stop: () => {
      isStopped = true;
      for (const call of running.values()) call.leave();
      running.clear();
      changes.flush();
    },
  };
}
