/** Calls over HTTP, for whoever may control them: which there are, accept, reject, refer, hang up, what is listened for. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { StoredCall } from '../../node/calls/calls.ts';
import type { Database } from '../../node/database.ts';
import type { Transcripts } from '../../node/transcripts.ts';
import { type CallSettings, choicesSchema } from './arrival/rules.ts';
import type { Reception } from './reception.ts';
import type { CallChanges } from './record/changes.ts';
import type { Asked, CallService } from './service.ts';

export interface CallRoutesNeeds {
  readonly reception: Reception;
  readonly service: CallService;
  readonly transcripts: Transcripts<Database>;
  readonly changes: CallChanges;
  readonly settings: () => Pick<CallSettings, 'rules'>;
  /** Whether who asks controls that room, and with it the calls that are shown there. */
  readonly mayControl: (request: FastifyRequest, room: string) => boolean;
}

interface OfCall {
  Params: { callId: string };
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

  app.get('/api/calls', async (request, reply) => {
    const { rules } = needs.settings();
    if (!rules.some(({ room }) => needs.mayControl(request, room))) return await refuse(reply);
    const open = transcripts.query((tables) => tables.calls.open());
    if (!open.ok) return await reply.code(503).send({ error: 'The database cannot be read.' });
    const calls = open.value.map(changes.over).filter(({ state }) => state !== 'ended');
    return { calls: calls.map(shown).filter(({ room }) => needs.mayControl(request, room)) };
  });
  app.get<OfCall>('/api/calls/:callId', async (request, reply) => {
    const call = find(request);
    return call === null ? await refuse(reply) : shown(call);
  });
  for (const [name, act] of Object.entries(actions))
    app.post<OfCall>(`/api/calls/:callId/${name}`, async (request, reply) => {
      const call = find(request);
      if (call === null) return await refuse(reply);
      const { status, body } = await act(call, request.body);
      return await reply.code(status).send(body);
    });

  /** null also where it is not theirs to control: whoever may not is told nothing. */
  function find(request: FastifyRequest<OfCall>): StoredCall | null {
    const found = transcripts.query((tables) => tables.calls.of(request.params.callId));
    if (!found.ok || found.value === null) return null;
    const call = changes.over(found.value);
    return needs.mayControl(request, reception.ruleOf(call).room) ? call : null;
  }
}

const refuse = (reply: FastifyReply) => reply.code(404).send({ error: 'There is no such call.' });

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
