/** The faults in force. It is told by commands and asked by the parts; it does nothing by itself. */
import type { AcceptAnswer, Answer, CallAnswer, ParsedCommand } from './command.ts';

type Setting<Type extends ParsedCommand['type']> = Extract<ParsedCommand, { readonly type: Type }>;

interface Doors {
  readonly mint: Answer;
  readonly calls: CallAnswer;
  readonly sockets: Answer;
  readonly accept: AcceptAnswer;
}
export type Door = keyof Doors;

export interface Faults {
  /** How the next request at this door is to be answered; counts it. */
  answer<Name extends Door>(door: Name): Doors[Name];
  /** What the next final is to be like; counts it. */
  finalMode(): Setting<'finals'>['mode'];
  readonly text: Setting<'text'>['mode'];
  readonly deltas: Setting<'deltas'>['mode'];
  readonly stray: boolean;
  readonly extraMs: number;
  readonly network: Setting<'network'>['mode'];
  set(
    setting: Setting<Door | 'text' | 'deltas' | 'finals' | 'stray' | 'latency' | 'network' | 'reset'>,
  ): void;
}

interface State {
  readonly doors: Doors;
  readonly finals: Setting<'finals'>;
  readonly text: Setting<'text'>['mode'];
  readonly deltas: Setting<'deltas'>['mode'];
  readonly stray: boolean;
  readonly extraMs: number;
  readonly network: Setting<'network'>['mode'];
}

const normal = { kind: 'normal' } as const;

const none: State = {
  doors: { mint: normal, calls: normal, sockets: normal, accept: normal },
  finals: { type: 'finals', mode: 'plain', times: null },
  text: 'flowing',
  deltas: 'plain',
  stray: false,
  extraMs: 0,
  network: 'flowing',
};

export function createFaults(): Faults {
  let state = none;
  return {
    answer(door) {
      const answer = state.doors[door];
      if ('times' in answer && answer.times !== null) {
        const left = answer.times - 1;
        state = {
          ...state,
          doors: { ...state.doors, [door]: left === 0 ? normal : { ...answer, times: left } },
        };
      }
      return answer;
    },
    finalMode() {
      const { mode, times } = state.finals;
      if (times !== null) {
        state = { ...state, finals: times === 1 ? none.finals : { ...state.finals, times: times - 1 } };
      }
      return mode;
    },
    get text() {
      return state.text;
    },
    get deltas() {
      return state.deltas;
    },
    get stray() {
      return state.stray;
    },
    get extraMs() {
      return state.extraMs;
    },
    get network() {
      return state.network;
    },
    set(setting) {
      state = changed(state, setting);
    },
  };
}

function changed(state: State, setting: Parameters<Faults['set']>[0]): State {
  switch (setting.type) {
    case 'mint':
    case 'calls':
    case 'sockets':
    case 'accept':
      return { ...state, doors: { ...state.doors, [setting.type]: setting.answer } };
    case 'text':
      return { ...state, text: setting.mode };
    case 'deltas':
      return { ...state, deltas: setting.mode };
    case 'finals':
      return { ...state, finals: setting };
    case 'stray':
      return { ...state, stray: setting.on };
    case 'latency':
      return { ...state, extraMs: setting.extraMs };
    case 'network':
      return { ...state, network: setting.mode };
    case 'reset':
      return none;
  }
}
