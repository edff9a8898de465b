/** Electron's utility processes as far as main sees them, for tests: what was started, what each was sent. They run nothing. */
import { EventEmitter } from 'node:events';
import type { ForkOptions } from 'electron';

interface Kind {
  readonly kind: string;
}

/** `Order` is what main sends it, `Report` what it sends. */
class Child<Order extends Kind, Report> extends EventEmitter {
  readonly messages: Order[] = [];
  kills = 0;
  postMessage = (message: Order) => void this.messages.push(message);
  kill = () => {
    this.kills += 1;
    return true;
  };
  tell = (...reports: readonly Report[]) => {
    for (const report of reports) this.emit('message', report);
  };
  kinds = () => this.messages.map(({ kind }) => kind);
}

interface System {
  readonly platform: NodeJS.Platform;
  readonly arch: NodeJS.Architecture;
  readonly env: Readonly<Record<string, string>>;
}

/** A packaged app on this system, whose every process is a `Child`. */
export function createProcesses<Order extends Kind, Report>(system: System) {
  const children: Child<Order, Report>[] = [];
  const forks: (readonly [string, readonly string[], ForkOptions])[] = [];
  return {
    children,
    forks,
    /** The last that was started. */
    child: () => children.at(-1) ?? new Child<Order, Report>(),
    processes: {
      utilityProcess: {
        fork: (entry: string, args: string[], options: ForkOptions) => {
          forks.push([entry, args, options]);
          children.push(new Child());
          return children.at(-1);
        },
      },
      app: { isPackaged: true },
      process: { ...system, resourcesPath: '/resources' },
      built: '/app/out/main',
    },
  };
}
