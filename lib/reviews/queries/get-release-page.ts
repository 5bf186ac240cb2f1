import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { callFacts } from "@/lib/calls/queries";
import { actingAs } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";
import { sealedProposals } from "@/lib/proposals/queries";
import { userNames } from "@/lib/proposals/queries/names";
import { rulebookContent } from "@/lib/rulebook/queries";
import { canProposeSelection, canViewPanel } from "../domain/access";
import { shuffledBy } from "../domain/lot";
import { isSettled, releasedText } from "../domain/opinions";
import type { Guarded } from "../types";
import type { ReleaseHit, ReleaseOpinion, ReleasePage } from "../types/release";
import { sealedHeading, staffGate } from "./headings";
import { type CheckedOpinion, checkedOpinions, OVERALL } from "./opinions";

type Fields = Map<string, { nameKo: string; nameEn: string }>;

async function fieldsOf(rulebookVersion: number): Promise<Fields> {
  const { rubric } = await rulebookContent(db, rulebookVersion);
  return new Map(rubric.criteria.map(({ key, nameKo, nameEn }) => [key, { nameKo, nameEn }]));
}

const namesOf = (opinions: readonly CheckedOpinion[]) =>
  userNames(
    db,
    opinions.flatMap(({ standing }) => standing.map(({ byId }) => byId)),
  );

function opinionOf(opinion: CheckedOpinion, fields: Fields, names: ReadonlyMap<string, string>): ReleaseOpinion {
  const hits = opinion.hits.map(({ standing, ...hit }): ReleaseHit => {
    const settled = isSettled({ ...hit, standing }, opinion.hits);
    if (!standing) return { ...hit, settled, standing: null };
    const { outcome, reason, at, revision, byId } = standing;
    return { ...hit, settled, standing: { outcome, reason, at, revision, byName: names.get(byId) ?? "" } };
  });
  const field = fields.get(opinion.field);
  return {
    sheetId: opinion.sheetId,
    field: opinion.field,
    fieldKo: field?.nameKo ?? "",
    fieldEn: field?.nameEn ?? "",
    text: opinion.text,
    released: releasedText(opinion.text, opinion.standing),
    hits,
  };
}

/** By criterion in the rubric's order, the overall opinions last; among each in the order of a lot, not of seats (S8). */
function inReadingOrder(proposalId: string, opinions: readonly CheckedOpinion[], fields: Fields): CheckedOpinion[] {
  return [...fields.keys(), OVERALL].flatMap((field) =>
    shuffledBy(
      `${proposalId}/${field}`,
      opinions.filter((one) => one.field === field),
      ({ sheetId }) => sheetId,
    ),
  );
}

async function releasePage(
  actor: Actor,
  callId: string,
  shownProposalId: string | null,
): Promise<Guarded<ReleasePage>> {
  const { call, conflicted } = await staffGate(db, actor, callId, canViewPanel);
  if (conflicted) return { access: "CONFLICTED", call };
  const facts = await callFacts(db, callId);
  const opinions = await checkedOpinions(db, callId);
  const [sealed, fields, names, published] = await Promise.all([
    sealedProposals(db, callId),
    fieldsOf(facts.rulebookVersion),
    namesOf(opinions),
    db.call.findUniqueOrThrow({ where: { id: callId }, select: { publishedAt: true } }),
  ]);
  await recordAccess(db, actor, { kind: "SCORE_SHEET", subjectType: "Call", subjectId: callId, detail: "opinions" });
  const proposals = sealed.flatMap((row) => {
    const own = opinions.filter(({ proposalId }) => proposalId === row.proposalId);
    if (own.length === 0) return [];
    const shown = inReadingOrder(row.proposalId, own, fields).map((one) => opinionOf(one, fields, names));
    const waiting = shown.reduce((sum, { hits }) => sum + hits.filter(({ settled }) => !settled).length, 0);
    const isShown = row.proposalId === shownProposalId;
    const listed = shown.filter(({ hits }) => isShown || hits.length > 0);
    return [{ ...sealedHeading(row), opinions: listed, opinionCount: own.length, waiting }];
  });
  const all = proposals.flatMap((one) => one.opinions.flatMap(({ hits }) => hits));
  return {
    access: "OPEN",
    call,
    proposals,
    shownProposalId,
    waiting: all.filter(({ settled }) => !settled).length,
    settled: all.filter(({ settled }) => settled).length,
    publishedAt: published.publishedAt,
    may: {
      settle: canProposeSelection(actor, callId) && (call.phase === "DELIBERATION" || call.phase === "DECIDED"),
    },
  };
}

/** S8: all opinions of a call before their release, with what may name somebody and what was decided about it. */
export const getReleasePage = (
  actor: Actor,
  callId: string,
  shownProposalId: string | null,
): Promise<Guarded<ReleasePage>> => actingAs(actor, () => releasePage(actor, callId, shownProposalId));
