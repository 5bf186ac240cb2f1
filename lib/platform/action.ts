import "server-only";
import "./zod-messages";
import { randomUUID } from "node:crypto";
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Actor } from "@/lib/access/actor";
import { receivedAt as arrival } from "./clock";
import { countFailedWrite, failureKind } from "./failed-writes";
import { failureOf, readInput } from "./failure";
import type { Outcome } from "./outcome";
import { withRequestContext } from "./request-context";
import { assertSameOrigin, clientAddress } from "./request-guard";
import { actorOrThrow } from "./session";
import { admitWrite } from "./write-gate";

type Context = { actor: Actor; receivedAt: Date };
type PublicContext = { receivedAt: Date; ipAddress: string | null };

async function perform<T>(
  schema: z.ZodType,
  raw: unknown,
  run: (receivedAt: Date, ipAddress: string | null, input: unknown) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const arrived = arrival(); // first of all, so that a slow guard cannot make an in-time request late (C2)
  arrived.catch(() => undefined); // awaited below, unless a guard refuses first
  try {
    const sent = await headers();
    const ipAddress = clientAddress(sent);
    return await withRequestContext({ requestId: randomUUID(), channel: "WEB", ipAddress }, async () => {
      assertSameOrigin(sent);
      const receivedAt = await arrived;
      const parsed = readInput(schema, raw);
      if (!parsed.ok) return parsed.failure;
      const outcome = await admitWrite(() => run(receivedAt, ipAddress, parsed.data));
      if (outcome.ok) revalidatePath("/", "layout"); // drops the browser's own copy of pages; all are dynamic on the server
      return outcome;
    });
  } catch (error) {
    unstable_rethrow(error); // redirect() and notFound() are control flow, not failures
    const failure = failureKind(error);
    if (failure) countFailedWrite("OTHER", failure);
    return failureOf(error);
  }
}

/** The only way to write a server action: origin → session → parse → run → one error vocabulary. */
export const createAction =
  <S extends z.ZodType, T>(schema: S, run: (context: Context, input: z.output<S>) => Promise<Outcome<T>>) =>
  (raw: z.input<S>): Promise<Outcome<T>> =>
    perform(schema, raw, async (receivedAt, _ip, input) =>
      run({ actor: await actorOrThrow(), receivedAt }, input as z.output<S>),
    );

/** For people without a session: sign-up, reset, invitation. Commands behind it limit the rate. */
export const createPublicAction =
  <S extends z.ZodType, T>(schema: S, run: (context: PublicContext, input: z.output<S>) => Promise<Outcome<T>>) =>
  (raw: z.input<S>): Promise<Outcome<T>> =>
    perform(schema, raw, (receivedAt, ipAddress, input) => run({ receivedAt, ipAddress }, input as z.output<S>));
