import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import { actingAs, actingAsSystem, actingValue, type SystemPurpose } from "./acting";
import { ActingPool } from "./acting-pool";
import { env } from "./env";

declare const insideTransaction: unique symbol;
/** Minted only by inTransaction, so a function that takes Tx cannot be handed the plain client. */
export type Tx = Prisma.TransactionClient & { readonly [insideTransaction]: true };
export type Reader = Prisma.TransactionClient;

type Batches = { _requestHandler: { dataloader: { options: { batchBy: (request: unknown) => string | undefined } } } };

/** Prisma makes one statement of the findUnique calls of a moment; those of different people must never share one. */
function keepPeopleApart(client: PrismaClient): PrismaClient {
  const { options } = (client as unknown as Batches)._requestHandler.dataloader;
  const { batchBy } = options;
  options.batchBy = (request) => (actingValue() === undefined ? batchBy(request) : undefined);
  return client;
}

const connect = () => {
  const pool = new ActingPool({
    connectionString: env.DATABASE_URL,
    max: env.DATABASE_POOL_MAX,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 20_000,
    application_name: "portal",
  });
  return keepPeopleApart(
    new PrismaClient({
      adapter: new PrismaPg(pool),
      transactionOptions: { maxWait: 15_000, timeout: 20_000 },
      // What was to be written stays out of the messages of errors, and so out of the log.
      errorFormat: env.NODE_ENV === "production" ? "minimal" : "colorless",
    }),
  );
};

const globalForDb = globalThis as unknown as { portalDb?: PrismaClient };

/** Plain client: reads. Writes go through inTransaction so that state, audit and outbox commit together (L4). */
export const db = globalForDb.portalDb ?? connect();
globalForDb.portalDb = db;

const RETRIES = 5;
const RETRYABLE = new Set(["P2034", "40001", "40P01"]);
/** No connection in time, a transaction or statement that took too long, a lock that was not given, no room for more. */
const OVERLOADED = new Set(["P2024", "P2028", "57014", "55P03", "53300"]);

/** Whether Prisma or PostgreSQL gave one of these codes. */
function isOneOf(codes: ReadonlySet<string>, error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  const cause = (error.meta as { driverAdapterError?: { cause?: { originalCode?: string } } } | undefined)
    ?.driverAdapterError?.cause;
  return codes.has(error.code) || codes.has(cause?.originalCode ?? "");
}
const isRetryable = (error: unknown): boolean => isOneOf(RETRYABLE, error);

/** L4: the database could not carry it now. Everything was rolled back, so whoever asked may simply ask again. */
export const isOverloaded = (error: unknown): boolean => isOneOf(OVERLOADED, error);

type BeforeCommit = (tx: Tx) => Promise<void>;
const pending = new WeakMap<object, BeforeCommit[]>();

/** Registers work that runs last inside the transaction, so that the locks it takes are held shortest (audit chain). */
export function beforeCommit(tx: Tx, work: BeforeCommit): void {
  pending.get(tx)?.push(work);
}

/** One transaction; serialization failures and deadlocks are tried again from the start, at most 5 times. */
export async function inTransaction<T>(
  work: (tx: Tx) => Promise<T>,
  options: { isolationLevel?: Prisma.TransactionIsolationLevel } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction(async (client) => {
        const tx = client as Tx;
        pending.set(tx, []);
        const result = await work(tx);
        for (const last of pending.get(tx) ?? []) await last(tx);
        return result;
      }, options);
    } catch (error) {
      if (attempt >= RETRIES || !isRetryable(error)) throw error;
    }
  }
}

type TransactionOptions = Parameters<typeof inTransaction>[1];

/** The same in this person's name: row-level security lets the transaction see and write what concerns them. */
export const inTransactionAs = <T>(
  actor: { readonly id: string },
  work: (tx: Tx) => Promise<T>,
  options?: TransactionOptions,
): Promise<T> => actingAs(actor, () => inTransaction(work, options));

const nameActor = (tx: Tx, value: string) => tx.$executeRaw`SELECT set_config('app.actor', ${value}, true)`;

/** A step of somebody's transaction that the portal takes in its own name, whatever that person may see. */
export async function asSystemInTx<T>(tx: Tx, purpose: SystemPurpose, work: () => Promise<T>): Promise<T> {
  const before = actingValue() ?? "";
  const result = await actingAsSystem(purpose, async () => {
    await nameActor(tx, `system: ${purpose}`);
    return work();
  });
  await nameActor(tx, before); // a step that failed ends the transaction, and its name with it
  return result;
}

/** The driver adapter drops the name that a trigger gives its refusal (RAISE … USING CONSTRAINT); only its words come through. */
const SPOKEN_BY_TRIGGERS: [RegExp, string][] = [
  [/would be over-allocated/, "gpu_pool_capacity"],
  [/outside the validity of pool|allocations outside the new period/, "gpu_pool_validity"],
  [/leases GPUs to the government until/, "gpu_lessor_excluded"],
  [/contest \S+ is not open/, "contest_open"],
];

/** Name of the violated database constraint, when the error is one: SQL's last word turned into a refusal. */
export function violatedConstraint(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const text = JSON.stringify({
    message: error.message,
    meta: (error as { meta?: unknown }).meta ?? null,
    cause: String(error.cause ?? ""),
  });
  const spoken = SPOKEN_BY_TRIGGERS.find(([words]) => words.test(text));
  return spoken?.[1] ?? /[A-Z][A-Za-z]+_[A-Za-z_]+/.exec(text)?.[0] ?? null;
}
