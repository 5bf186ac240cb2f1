import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuseField } from "@/lib/platform/outcome";
import { canEditProfile, canMaintainReviewers } from "../domain/access";
import { fieldsInForce } from "../queries/pool";
import { reviewerOnFile } from "../queries/profile";
import type { SaveProfile } from "../schema";

type OnFile = NonNullable<Awaited<ReturnType<typeof reviewerOnFile>>>;
type Facts = Pick<
  SaveProfile,
  "isForeign" | "languages" | "fieldKeys" | "keywords" | "availability" | "availabilityNote" | "maxSheets"
>;

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

/** The guarded write: a second one on the same state finds another version and conflicts. */
async function writeProfile(tx: Tx, actor: Actor, input: SaveProfile, facts: Facts, at: Date) {
  const stamp = { updatedById: actor.id, updatedAt: at };
  const { count } = await tx.reviewerProfile.updateMany({
    where: { userId: input.userId, version: input.expectedVersion },
    data: { ...facts, ...stamp, version: { increment: 1 } },
  });
  if (count > 0) return;
  const made =
    input.expectedVersion > 0
      ? { count: 0 }
      : await tx.reviewerProfile.createMany({
          data: [{ userId: input.userId, ...facts, ...stamp, version: 1 }],
          skipDuplicates: true,
        });
  if (made.count === 0)
    throw new AppError("CONFLICT", `profile ${input.userId} moved on from v${input.expectedVersion}`);
}

/** Affiliations and ties are replaced as a whole; a known affiliation keeps its link to the registry. */
async function replaceRows(tx: Tx, input: SaveProfile, before: OnFile, at: Date) {
  const { userId } = input;
  const linkOf = (name: string) =>
    before.affiliations.find((one) => one.organisationName === name)?.organisationId ?? null;
  await tx.reviewerAffiliation.deleteMany({ where: { userId } });
  await tx.reviewerAffiliation.createMany({
    data: input.affiliations.map(({ organisationName, unit, startedOn, endedOn }) => ({
      userId,
      organisationId: linkOf(organisationName),
      organisationName,
      unit,
      startedOn: day(startedOn),
      endedOn: endedOn === "" ? null : day(endedOn),
    })),
  });
  await tx.reviewerTie.deleteMany({ where: { userId } });
  await tx.reviewerTie.createMany({ data: input.ties.map((tie) => ({ userId, ...tie, declaredAt: at })) });
}

const recorded = ({ availabilityNote: _, ...facts }: Facts, rows: Pick<SaveProfile, "affiliations" | "ties">) => ({
  ...facts,
  affiliations: rows.affiliations.map(({ organisationName, unit, startedOn, endedOn }) => {
    return { organisationName, unit, startedOn, endedOn };
  }),
  ties: rows.ties,
});

/**
 * S2, S3: the profile of a reviewer, by themself or by an officer. Whether somebody is a foreign expert is for officers to
 * say. Findings that rest on what was said before stay as they are. Field refusal: a field of expertise that is not in force.
 */
export function saveProfile(actor: Actor, input: SaveProfile, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const before = await reviewerOnFile(tx, input.userId, at);
    if (!before || !canEditProfile(actor, input.userId)) throw new AppError("NOT_FOUND", `reviewer ${input.userId}`);
    const known = new Set((await fieldsInForce(tx, at)).map(({ key }) => key));
    if (input.fieldKeys.some((key) => !known.has(key))) return refuseField("fieldKeys", "reviewers.unknownField");
    const profile = before.reviewerProfile;
    const { languages, fieldKeys, keywords, availability, availabilityNote, maxSheets } = input;
    const isForeign = canMaintainReviewers(actor) ? input.isForeign : (profile?.isForeign ?? false);
    const facts: Facts = { isForeign, languages, fieldKeys, keywords, availability, availabilityNote, maxSheets };
    await writeProfile(tx, actor, input, facts, at);
    await replaceRows(tx, input, before, at);
    const from = profile && recorded({ ...profile, languages: profile.languages as Facts["languages"] }, before);
    const data = { from: from && pick(from), to: recorded(facts, input) };
    const subject = { subjectType: "User", subjectId: input.userId };
    recordAudit(tx, actor, { type: "reviewer.profileSaved", ...subject, data }, at);
    return ok(null);
  });
}

/** The row without what the record does not name. */
const pick = ({
  isForeign,
  languages,
  fieldKeys,
  keywords,
  availability,
  maxSheets,
  affiliations,
  ties,
}: ReturnType<typeof recorded>) => {
  return { isForeign, languages, fieldKeys, keywords, availability, maxSheets, affiliations, ties };
};
