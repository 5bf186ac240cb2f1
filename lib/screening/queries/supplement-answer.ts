import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { SealedProposal } from "@/lib/proposals/domain/content";
import { isWrittenKey } from "@/lib/proposals/domain/drafts";
import { storedJson } from "@/lib/proposals/domain/stored";
import { sectionDifference } from "@/lib/proposals/domain/versions/difference";
import { readSealed } from "@/lib/proposals/queries/sealed-contents";
import type { SupplementAnswer, SupplementChange } from "../types/supplement";
import { supplementOf } from "./supplements";

const SEAL = { sealNo: true, sha256: true, sealedAt: true, content: true } as const;

/** The answer's seal and the one that counted before it; seals of a proposal are numbered without gaps. */
async function sealsOf(proposalId: string, sealId: string) {
  const after = await db.proposalSeal.findUniqueOrThrow({ where: { id: sealId }, select: SEAL });
  const before = await db.proposalSeal.findUniqueOrThrow({
    where: { proposalId_sealNo: { proposalId, sealNo: after.sealNo - 1 } },
    select: SEAL,
  });
  return { before, after };
}

function changeOf(section: string, before: SealedProposal, after: SealedProposal): SupplementChange {
  if (isWrittenKey(section)) {
    const [old, now] = [storedJson(before.sections[section]), storedJson(after.sections[section])];
    return { section, kind: "WRITTEN", lines: sectionDifference(section, old, now) };
  }
  const identity = (file: SealedProposal["attachments"][number]) => `${file.kind}/${file.name}/${file.sha256}`;
  const without = (files: SealedProposal["attachments"], others: SealedProposal["attachments"]) => {
    const known = new Set(others.map(identity));
    return files.filter((file) => !known.has(identity(file)));
  };
  return {
    section,
    kind: "FILES",
    removed: without(before.attachments, after.attachments),
    added: without(after.attachments, before.attachments),
  };
}

/** A10: what an answer changed, section by section, between the seal before and its own. NOT_FOUND before there is one. */
export async function getSupplementAnswer(
  actor: Actor,
  input: { proposalId: string; requestId: string },
  at: Date,
): Promise<SupplementAnswer> {
  const { proposal, request, sealId } = await supplementOf(actor, input.proposalId, input.requestId, at);
  if (!sealId) throw new AppError("NOT_FOUND", `supplement request ${input.requestId} has no answer`);
  const { before, after } = await sealsOf(proposal.id, sealId);
  const [{ content: old, ...first }, { content: now, ...second }] = [before, after];
  const [was, is] = [readSealed(old), readSealed(now)];
  return {
    proposalId: proposal.id,
    titleKo: proposal.titleKo,
    titleEn: proposal.titleEn || proposal.titleKo,
    call: { id: proposal.call.id, titleKo: proposal.call.titleKo, titleEn: proposal.call.titleEn },
    receiptNumber: proposal.receiptNumber,
    request,
    before: first,
    after: second,
    changes: request.sections.map((section) => changeOf(section, was, is)),
  };
}
