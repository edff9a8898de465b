/** Calls over HTTP, for whoever may control them: which there are, accept, reject, refer, hang up, what is listened for. */
import type { FastifyInstance, preHandlerHookHandler } from 'fastify';
import * as z from 'zod';
import type { StoredCall } from '../../node/calls/calls.ts';
import type { Database } from '../../node/database.ts';
import type { Transcripts } from '../../node/transcripts.ts';
import { choicesSchema } from './arrival/rules.ts';
import type { Reception } from './reception.ts';
import type { CallChanges } from './record/changes.ts';
import type { Asked, CallService } from './service.ts';

export interface CallRoutesNeeds {
  readonly reception: Reception;
  readonly service: CallService;
  readonly transcripts: Transcripts<Database>;
  readonly changes: CallChanges;
  /** Answers whoever may not; nothing here is for viewers. */
  readonly authorise: preHandlerHookHandler;
}

const rejectSchema = z.strictObject({ statusCode: z.int().min(300).max(699).default(603) });
const referSchema = z.strictObject({ target: z.string().regex(/^(?:tel|sips?):[\x21-\x7e]{1,200}$/) });

/** Fields that are left out stay as they are. */
const changeSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(choicesSchema.shape).map(([name, field]) => [name, field.unwrap().optional()]),
  ) as {
    [Name in keyof typeof choicesSchema.shape]: z.ZodOptional<
      ReturnType<(typeof choicesSchema.shape)[Name]['unwrap']>
    >;
  },
);

interface Answer {
  readonly status: number;
  readonly body: object;
}

const ok: Answer = { status: 200, body: {} };
const wrong = (status: number, error: string): Answer => ({ status, body: { error } });
const wrongState = wrong(409, 'The call is not in a state for that.');

export function registerCallRoutes(app: FastifyInstance, needs: CallRoutesNeeds): void {
  const { reception, service, transcripts, changes } = needs;

  const shown = (call: StoredCall) => {
    const { sessionId: session, asked: _internal, isOwed: _passing, ...rest } = call;
    return { ...rest, session, room: reception.ruleOf(call).room };
  };

  const actions: Readonly<Record<string, (call: StoredCall, body: unknown) => Promise<Answer>>> = {
    accept: async ({ callId }) => (reception.accept(callId) ? ok : wrongState),
    reject: async ({ callId }, body) => {
      const parsed = rejectSchema.safeParse(body ?? {});
      if (!parsed.success) return wrong(400, 'statusCode must be a whole number from 300 to 699.');
      return reception.reject(callId, parsed.data.statusCode) ? ok : wrongState;
    },
    refer: async ({ callId, state }, body) => {
      const parsed = referSchema.safeParse(body);
      if (!parsed.success) return wrong(400, 'target must be an address such as tel:+12025550100.');
      return state === 'live' ? answerOf(await service.refer(callId, parsed.data.target)) : wrongState;
    },
    hangup: async ({ callId, state }) =>
      state === 'live' ? answerOf(await service.hangUp(callId)) : wrongState,
    session: async ({ callId }, body) => {
      const parsed = changeSchema.safeParse(body);
      if (!parsed.success) return wrong(400, z.prettifyError(parsed.error));
      const call = reception.running(callId);
      if (call === null) return wrongState;
      const given = Object.entries(parsed.data).filter(([, value]) => value !== undefined);
      const choices = { ...call.choices(), ...Object.fromEntries(given) };
      changes.add(callId, { asked: JSON.stringify(choices) });
      const updated = await call.update(choices);
      if (updated?.kind === 'refused') return wrong(422, `The service refused it: ${updated.code}.`);
      return updated?.kind === 'updated' ? ok : { status: 202, body: {} };
    },
  };

  app.register(async (scope) => {
    scope.addHook('preHandler', needs.authorise);
    scope.get('/api/calls', async (_request, reply) => {
      const open = transcripts.query((tables) => tables.calls.open());
      if (!open.ok) return await reply.code(503).send({ error: 'The database cannot be read.' });
      return await reply.send({
        calls: open.value
          .map(changes.over)
          .filter(({ state }) => state !== 'ended')
          .map(shown),
      });
    });
    scope.get<{ Params: { callId: string } }>('/api/calls/:callId', async ({ params }, reply) => {
      const call = find(params.callId);
      return call === null ? await reply.code(404).send({ error: 'There is no such call.' }) : shown(call);
    });
    for (const [name, act] of Object.entries(actions))
      scope.post<{ Params: { callId: string } }>(`/api/calls/:callId/${name}`, async (request, reply) => {
        const call = find(request.params.callId);
        const answer = call === null ? wrong(404, 'There is no such call.') : await act(call, request.body);
        return await reply.code(answer.status).send(answer.body);
      });
  });

  function find(callId: string): StoredCall | null {
    const found = transcripts.query((tables) => tables.calls.of(callId));
    return found.ok && found.value !== null ? changes.over(found.value) : null;
  }
}

function answerOf(asked: Asked): Answer {
  switch (asked.kind) {
    case 'done':
      return ok;
    case 'unknownCall':
      return wrong(409, 'The service does not know the call any more.');
    case 'refused':
      return wrong(502, `The service refused it: ${asked.problem.kind}.`);
    case 'unclear':
      return wrong(504, 'The service did not answer; it may have been done.');
  }
}
