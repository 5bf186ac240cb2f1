import "server-only";
import type { Actor } from "@/lib/access/actor";
import { callState } from "@/lib/calls/domain/state";
import { callFactsByCode } from "@/lib/calls/queries";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { rulebookContent } from "@/lib/rulebook/queries";
import { visibleProposals } from "../domain/access";
import { proposalState } from "../domain/status";
import type { CallBrief, ProposalRow, StartPage } from "../types";
import { supplementAt } from "./answer";

const CALL = {
  id: true,
  code: true,
  titleKo: true,
  titleEn: true,
  phase: true,
  opensAt: true,
  closesAt: true,
} as const;
type CallRow = Omit<CallBrief, "state"> & { phase: Parameters<typeof callState>[0]["phase"] };

const brief = ({ phase, ...call }: CallRow, at: Date): CallBrief => ({
  ...call,
  state: callState({ phase, ...call }, at),
});

const rowSelect = (userId: string) =>
  ({
    id: true,
    titleKo: true,
    titleEn: true,
    status: true,
    currentSealId: true,
    receiptNumber: true,
    updatedAt: true,
    call: { select: CALL },
    leadOrganisation: { select: { nameKo: true, nameEn: true } },
    sections: { select: { status: true, updatedAt: true } },
    supplements: {
      where: { status: "OPEN" },
      take: 1,
      select: { id: true, sections: true, dueAt: true, reason: true, requestedAt: true },
    },
    members: {
      where: {
        acceptedAt: null,
        declinedAt: null,
        organisation: { members: { some: { userId, leftAt: null, role: "MANAGER" } } },
      },
      select: { organisation: { select: { id: true, nameKo: true, nameEn: true } } },
    },
  }) as const;

/** The actor's own proposals, newest first. */
export async function listProposals(actor: Actor, at: Date): Promise<ProposalRow[]> {
  const rows = await db.proposal.findMany({
    where: visibleProposals(actor),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 200,
    select: rowSelect(actor.id),
  });
  return rows.map((row) => ({
    id: row.id,
    titleKo: row.titleKo,
    titleEn: row.titleEn,
    state: proposalState(row),
    receiptNumber: row.receiptNumber,
    leadNameKo: row.leadOrganisation.nameKo,
    leadNameEn: row.leadOrganisation.nameEn,
    call: brief(row.call, at),
    completeCount: row.sections.filter((section) => section.status === "COMPLETE").length,
    sectionCount: row.sections.length,
    updatedAt: new Date(Math.max(+row.updatedAt, ...row.sections.map((section) => +section.updatedAt))),
    waitingOrganisations: row.members.map((member) => member.organisation),
    supplementDueAt: supplementAt({ ...row, supplement: row.supplements[0] ?? null }, at)?.dueAt ?? null,
  }));
}

/** Calls that take applications at this instant. */
export async function openCalls(at: Date): Promise<CallBrief[]> {
  const rows = await db.call.findMany({
    where: { phase: "ANNOUNCED", opensAt: { lte: at }, closesAt: { gte: at } },
    orderBy: { closesAt: "asc" },
    select: CALL,
  });
  return rows.map((row) => brief(row, at));
}

/** The start page of a call: organisations the actor manages, and which of them already lead a living proposal. */
export async function getStart(actor: Actor, callCode: string, at: Date): Promise<StartPage> {
  const call = await callFactsByCode(db, callCode);
  if (call.phase === "DRAFT") throw new AppError("NOT_FOUND", `call ${callCode}`);
  const [organisations, rulebook] = await Promise.all([
    db.organisation.findMany({
      where: { members: { some: { userId: actor.id, role: "MANAGER", leftAt: null } } },
      orderBy: { nameKo: "asc" },
      select: {
        id: true,
        nameKo: true,
        nameEn: true,
        leasesGpusToGovernment: true,
        ledProposals: { where: { callId: call.id, status: { not: "WITHDRAWN" } }, select: { id: true } },
      },
    }),
    rulebookContent(db, call.rulebookVersion),
  ]);
  const { id, code, titleKo, titleEn, opensAt, closesAt, phase } = call;
  return {
    call: brief({ id, code, titleKo, titleEn, opensAt, closesAt, phase }, at),
    organisations: organisations.map(({ ledProposals, leasesGpusToGovernment, ...organisation }) => ({
      ...organisation,
      leases: leasesGpusToGovernment,
      existingProposalId: ledProposals[0]?.id ?? null,
    })),
    lessorExcludedThrough: rulebook.gpu.lessorExcludedThrough,
  };
}
