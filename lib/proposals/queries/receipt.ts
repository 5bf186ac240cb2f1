import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { canReopenProposal, canWithdrawProposal } from "../domain/access";
import { proposalState } from "../domain/status";
import { windowRefusal } from "../domain/submission";
import type { ReceiptCheck, ReceiptPage } from "../types";
import { callBrief, proposalFacts } from "./facts";
import { userNames } from "./names";
import { readSealed } from "./sealed-contents";

const SEAL = {
  id: true,
  sealNo: true,
  receiptNumber: true,
  sha256: true,
  sealedAt: true,
  submittedById: true,
  content: true,
} as const;

/** The receipt of the submission that counts (A8), with earlier ones by number and hash. NOT_FOUND before any submission. */
export async function getReceipt(actor: Actor, proposalId: string, at: Date): Promise<ReceiptPage> {
  const facts = await proposalFacts(db, actor, proposalId);
  const seals = await db.proposalSeal.findMany({ where: { proposalId }, orderBy: { sealNo: "desc" }, select: SEAL });
  const current = seals.find((seal) => seal.id === facts.currentSealId);
  if (!current) throw new AppError("NOT_FOUND", `receipt of proposal ${proposalId}`);
  const sealed = readSealed(current.content);
  const names = await userNames(db, [current.submittedById]);
  const isSupplement = (await db.supplementRequest.count({ where: { proposalId, sealId: current.id } })) > 0;
  const call = callBrief(facts.call, at);
  const open = windowRefusal(call.state) === null;
  const { submittedById, content: _content, id: _id, ...shown } = current;
  return {
    ...shown,
    proposalId,
    submittedByName: names.get(submittedById) ?? "",
    files: sealed.attachments.map(({ name, sizeBytes, sha256 }) => ({ name, sizeBytes, sha256 })),
    signatures: sealed.signatures,
    state: proposalState(facts),
    isSupplement,
    current: facts.status !== "WITHDRAWN",
    titleKo: sealed.titleKo,
    titleEn: sealed.titleEn,
    call,
    consortium: sealed.consortium,
    version: facts.version,
    may: {
      reopen: open && facts.status === "SUBMITTED" && canReopenProposal(actor, facts.standing),
      withdraw: open && facts.status !== "WITHDRAWN" && canWithdrawProposal(actor, facts.standing),
    },
    earlier: seals
      .filter((seal) => seal.id !== current.id)
      .map(({ sealNo, sha256, sealedAt }) => ({ sealNo, sha256, sealedAt })),
  };
}

/** For anybody: whether a receipt with this number and hash was given, and whether it still counts. Nothing of its content. */
export async function checkReceipt(receiptNumber: string, sha256: string): Promise<ReceiptCheck> {
  const seal = await db.proposalSeal.findFirst({
    where: { receiptNumber, sha256: sha256.toLowerCase() },
    orderBy: { sealNo: "desc" },
    select: {
      id: true,
      receiptNumber: true,
      sealedAt: true,
      proposal: { select: { status: true, currentSealId: true } },
    },
  });
  if (!seal) return { verdict: "UNKNOWN" };
  const { sealedAt, proposal } = seal;
  const counts = proposal.currentSealId === seal.id;
  const verdict = proposal.status === "WITHDRAWN" ? "WITHDRAWN" : counts ? "VALID" : "REPLACED";
  return { verdict, receiptNumber: seal.receiptNumber, sealedAt };
}
