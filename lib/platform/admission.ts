import { AppError } from "./errors";

type Limits = {
  /** Pieces of work that run side by side. */
  running: number;
  /** Pieces of work that may wait for a place; whoever comes after is sent away at once. */
  waiting: number;
  /** The longest anybody waits, in ms. */
  patienceMs: number;
};
export type Admit = <T>(work: () => Promise<T>) => Promise<T>;

/** Sent away at the gate, before anything began. */
export class AdmissionRefused extends AppError {}

const full = (why: string) => new AdmissionRefused("RATE_LIMITED", `admission: ${why}`);

/**
 * L4: under more load than it can carry, a process does some of the work well and sends the rest away before it began,
 * with RATE_LIMITED: nothing half-done, and the connection pool never runs dry. First come, first served.
 */
export function createAdmission({ running, waiting, patienceMs }: Limits): Admit {
  let busy = 0;
  const queue: (() => void)[] = [];

  const place = (): Promise<void> | void => {
    if (busy < running) {
      busy++;
      return;
    }
    if (queue.length >= waiting) throw full(`${queue.length} already wait`);
    return new Promise<void>((resolve, reject) => {
      const enter = () => {
        clearTimeout(patience);
        resolve();
      };
      const patience = setTimeout(() => {
        queue.splice(queue.indexOf(enter), 1);
        reject(full(`no place within ${patienceMs} ms`));
      }, patienceMs);
      queue.push(enter);
    });
  };
  const leave = () => {
    const next = queue.shift();
    // The place goes over to whoever waited longest; `busy` stays as it is.
    if (next) next();
    else busy--;
  };

  return async (work) => {
    await place();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
