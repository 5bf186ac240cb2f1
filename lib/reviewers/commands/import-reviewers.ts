import "server-only";
import type { Actor } from "@/lib/access/actor";
import { inviteInTx } from "@/lib/accounts/commands/invite-user";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import type { ImportedReviewer } from "../domain/import-file";
import { type ImportEffect, isNewAffiliation } from "../domain/import-plan";
import { readImport, uploadedReviewers } from "../queries/imports";
import { fieldsInForce } from "../queries/pool";

/** Imports stand in one queue, so that two never plan on the same state of the pool. */
const lockPool = (tx: Tx) => tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('reviewer-pool'))`;

/** What the list says; an empty cell says nothing. */
const said = ({ fieldKeys, keywords, languages, isForeign, maxSheets }: ImportedReviewer) => ({
  ...(fieldKeys === null ? {} : { fieldKeys }),
  ...(keywords === null ? {} : { keywords }),
  ...(languages === null ? {} : { languages }),
  ...(isForeign === null ? {} : { isForeign }),
  ...(maxSheets === null ? {} : { maxSheets }),
});

/** Without a date the list is its own witness: known to work there from today on. */
async function writeAffiliation(tx: Tx, userId: string, { organisation, unit, startedOn }: ImportedReviewer, at: Date) {
  const affiliations = await tx.reviewerAffiliation.findMany({
    where: { userId },
    select: { organisationName: true, unit: true, endedOn: true },
  });
  if (!isNewAffiliation({ organisation, unit }, { affiliations })) return;
  const started = startedOn ?? at.toISOString().slice(0, 10);
  await tx.reviewerAffiliation.createMany({
    data: [{ userId, organisationName: organisation, unit, startedOn: new Date(`${started}T00:00:00Z`) }],
  });
}

/** An account without any way in, and the invitation by which its person takes it over. */
async function createReviewer(
  tx: Tx,
  actor: Actor,
  { email, name, nameEn }: ImportedReviewer,
  at: Date,
): Promise<string> {
  const locale = /\p{Script=Hangul}/u.test(name) ? "ko" : "en";
  const [user] = await tx.user.createManyAndReturn({
    data: [{ email, name, nameEn: nameEn || null, locale, createdAt: at }],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!user) throw new AppError("CONFLICT", `an account of ${email} came to be meanwhile`);
  await inviteInTx(tx, actor, { email, name, role: "REVIEWER", scope: null, locale }, at);
  return user.id;
}

async function write(tx: Tx, actor: Actor, { reviewer, userId }: ImportEffect, at: Date): Promise<string> {
  const id = userId ?? (await createReviewer(tx, actor, reviewer, at));
  const stamp = { updatedById: actor.id, updatedAt: at };
  await tx.reviewerProfile.upsert({
    where: { userId: id },
    create: { userId: id, ...said(reviewer), ...stamp, version: 1 },
    update: { ...said(reviewer), ...stamp, version: { increment: 1 } },
    select: { userId: true },
  });
  await writeAffiliation(tx, id, reviewer, at);
  return id;
}

type Imported = { added: number; changed: number; same: number };
/**
 * S2: takes an uploaded list into the pool, all of it or nothing; once more changes nothing more. People without an account
 * get one and are invited. Refusals: FILE_HAS_PROBLEMS, NOTHING_NEW, OWN_ROW (nobody invites or describes themself).
 */
export function importReviewers(actor: Actor, input: { fileId: string }, at: Date): Promise<Outcome<Imported>> {
  return inTransaction(async (tx) => {
    const stored = await uploadedReviewers(tx, actor, input.fileId);
    await lockPool(tx);
    const { effects, problems } = await readImport(tx, stored, await fieldsInForce(tx, at));
    if (problems.length > 0) return refuse("FILE_HAS_PROBLEMS", { count: problems.length });
    const doing = effects.filter(({ effect }) => effect !== "SAME");
    if (doing.some(({ userId }) => userId === actor.id)) return refuse("OWN_ROW");
    if (doing.length === 0) return refuse("NOTHING_NEW");
    const added: string[] = [];
    const changed: string[] = [];
    for (const one of doing) (one.effect === "NEW" ? added : changed).push(await write(tx, actor, one, at));
    const same = effects.length - doing.length;
    const data = { fileName: stored.name, sha256: stored.sha256, added, changed, same };
    const subject = { subjectType: "ReviewerPool", subjectId: stored.id };
    recordAudit(tx, actor, { type: "reviewer.imported", ...subject, data }, at);
    return ok({ added: added.length, changed: changed.length, same });
  });
}
