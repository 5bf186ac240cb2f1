import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { PERMITTED } from "@/lib/access/policy";
import { canonicalJson } from "@/lib/audit/canonical";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse, refuseField } from "@/lib/platform/outcome";
import { canAmendRulebook } from "./domain/access";
import { amended, amendmentRefusal } from "./domain/amendment";
import { rulebookDifference } from "./domain/rulebook";
import { rulebookContent } from "./queries";
import { rulebookContentSchema } from "./schema";
import { type AmendRulebook, writtenNumbers } from "./schema/amendment";

const asRecorded = (value: unknown): string | number | null => {
  if (value === undefined || value === null) return null;
  return typeof value === "number" || typeof value === "string" ? value : canonicalJson(value);
};

/** Codes of calls that would open under the new version with more seats than it allows teams (C1). */
async function overfullCalls(tx: Tx, effectiveFrom: Date, maxTeams: number): Promise<string[]> {
  const calls = await tx.call.findMany({
    where: { rulebookFrozenAt: null, opensAt: { gte: effectiveFrom }, seats: { gt: maxTeams } },
    orderBy: { code: "asc" },
    select: { code: true },
  });
  return calls.map(({ code }) => code);
}

async function readersOf(tx: Tx, at: Date): Promise<string[]> {
  const grants = await tx.grant.findMany({
    where: {
      role: { in: [...PERMITTED["rulebook:view"]] },
      revokedAt: null,
      validFrom: { lte: at },
      OR: [{ validTo: null }, { validTo: { gt: at } }],
    },
    select: { userId: true },
  });
  return [...new Set(grants.map(({ userId }) => userId))];
}

/**
 * P3: makes the next version from the newest one. Versions never change and never reach back in time; calls and stages
 * keep what they were frozen with. CONFLICT when somebody else amended since `basedOn`.
 */
export function amendRulebook(actor: Actor, input: AmendRulebook, at: Date): Promise<Outcome<{ version: number }>> {
  return inTransaction(async (tx) => {
    if (!canAmendRulebook(actor)) throw new AppError("NOT_FOUND", "may not amend the rulebook");
    // Amendments queue here: each number is given once, and each author has seen the version before.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('rulebook.version', 0))`;
    const newest = await tx.rulebook.findFirstOrThrow({ orderBy: { version: "desc" }, select: { version: true } });
    if (newest.version !== input.basedOn)
      throw new AppError("CONFLICT", `rulebook is at ${newest.version}, not ${input.basedOn}`);
    const effectiveFrom = input.effectiveFrom ?? at;
    if (effectiveFrom < at) return refuseField("effectiveFrom", "rulebook.effectiveInPast");

    const before = await rulebookContent(tx, newest.version);
    const after = amended(before, writtenNumbers(input.numbers));
    const refusal = amendmentRefusal(after);
    if (refusal) return refuse(refusal);
    const difference = rulebookDifference(before, after);
    if (difference.length === 0) return refuse("NOTHING_CHANGED");
    const overfull = await overfullCalls(tx, effectiveFrom, after.programme.maxTeams);
    if (overfull.length > 0) return refuse("CALLS_OVER_LIMIT", { codes: overfull.join(", ") });

    const version = newest.version + 1;
    const content = canonicalJson(rulebookContentSchema.parse(after));
    const contentHash = createHash("sha256").update(content).digest("hex");
    await tx.rulebook.createMany({
      data: [
        {
          version,
          effectiveFrom,
          reason: input.reason,
          authorId: actor.id,
          authorName: actor.name,
          content: JSON.parse(content),
          contentHash,
          createdAt: at,
        },
      ],
    });
    await notify(tx, {
      kind: "rulebookAmended",
      userIds: await readersOf(tx, at),
      params: { version, effectiveAt: effectiveFrom, reason: input.reason },
      href: `/rulebooks/${version}`,
      at,
    });
    const changes = difference.map((one) => ({
      path: one.path,
      from: asRecorded(one.before),
      to: asRecorded(one.after),
    }));
    const data = {
      basedOn: input.basedOn,
      effectiveFrom: effectiveFrom.toISOString(),
      reason: input.reason,
      contentHash,
      changes,
    };
    recordAudit(
      tx,
      actor,
      { type: "rulebook.amended", subjectType: "Rulebook", subjectId: String(version), data },
      at,
      { rulebookVersion: version },
    );
    return ok({ version });
  });
}
