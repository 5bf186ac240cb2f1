import "server-only";
import { inTransaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok } from "@/lib/platform/outcome";
import { actorOfUser } from "@/lib/platform/session-row";
import type { SignedIn, SignInOrigin } from "../types";
import { openSessionInTx } from "./open-session";

/** One click into a demo account, second factor included. In production, and for everybody else's account, it does not exist. */
export function signInDemo(
  input: { userId: string },
  origin: SignInOrigin,
  at: Date,
  mode: typeof env.PORTAL_MODE = env.PORTAL_MODE,
): Promise<Outcome<SignedIn>> {
  if (mode === "production") throw new AppError("NOT_FOUND", "demo sign-in in production");
  return inTransaction(async (tx) => {
    const user = await tx.user.findFirst({ where: { id: input.userId, isDemo: true }, select: { id: true } });
    const actor = user && (await actorOfUser(tx, user.id, at));
    if (!actor) throw new AppError("NOT_FOUND", `demo user ${input.userId}`);
    return ok(await openSessionInTx(tx, actor, origin, { method: "DEMO", secondFactorGiven: true }, at));
  });
}
