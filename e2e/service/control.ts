/**
 * Carries out commands, and offers them over HTTP for tests in other processes: POST /control, GET /journal, GET /bill.
 */
import { assertNever } from '../../core/base/never.ts';
import { commandSchema, type ParsedCommand } from './command.ts';
import type { Faults } from './faults.ts';
import { json, readJson } from './http/messages.ts';
import type { Route } from './http/routes.ts';
import type { Journal } from './journal.ts';
import type { Phone } from './phone/phone.ts';
import type { Connections } from './transport/connections.ts';

export interface Control {
  obey(command: ParsedCommand): void;
  routes(journal: Journal): readonly Route[];
}

export interface ControlNeeds {
  readonly faults: Faults;
  readonly connections: Connections;
  readonly phone: Phone;
}

export function createControl(needs: ControlNeeds): Control {
  const obey = (command: ParsedCommand): void => carryOut(command, needs);
  const routes = (journal: Journal): readonly Route[] => [
    {
      method: 'POST',
      path: /^\/control$/,
      answer: async (request) => {
        const command = commandSchema.safeParse(await readJson(request));
        if (!command.success) return json(400, { error: command.error.issues });
        obey(command.data);
        return json(200, {});
      },
    },
    { method: 'GET', path: /^\/journal$/, answer: async () => json(200, journal.entries) },
    { method: 'GET', path: /^\/bill$/, answer: async () => json(200, journal.bill()) },
  ];
  return { obey, routes };
}

function carryOut(command: ParsedCommand, { faults, connections, phone }: ControlNeeds): void {
  switch (command.type) {
    case 'mint':
    case 'calls':
    case 'sockets':
    case 'accept':
    case 'text':
    case 'deltas':
    case 'finals':
    case 'stray':
    case 'latency':
    case 'reset':
      faults.set(command);
      break;
    case 'webhooks':
      phone.webhooks.setEndpoint(command.endpoint);
      break;
    case 'ring':
      void phone.ring(command);
      break;
    case 'detach':
      connections.each((connection) => connection.detach());
      break;
    case 'drop':
      connections.each((connection) => connection.drop());
      break;
    case 'packets':
      connections.each((connection) => connection.loseSound(command.mode === 'lost'));
      break;
    case 'vanish':
      connections.each((connection) => connection.cut(true));
      break;
    case 'network':
      faults.set(command);
      connections.each((connection) => connection.cut(command.mode === 'lost'));
      break;
    case 'hangUp':
      connections.each((connection) => connection.close());
      break;
    case 'expire':
      connections.each((connection) => connection.expire());
      break;
    case 'replay':
      void connections.replay(command.steps);
      break;
    default:
      assertNever(command);
  }
}
