import "server-only";
import type { Actor } from "@/lib/access/actor";
import { callState } from "@/lib/calls/domain/state";
import { callFacts } from "@/lib/calls/queries";
import { db, type Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { StoredFile } from "@/lib/platform/files";
import { canViewSealed } from "../domain/access";
import { type PlanBlock, planImages } from "../domain/plan-text";
import { windowRefusal } from "../domain/submission";
import { sealedProposal } from "../queries";
import { isKeptFrom } from "./conflicted";
import { proposalFacts } from "./facts";

export type PlanImageAddress = { id: string; fileId: string };

const notFound = ({ id, fileId }: PlanImageAddress) => new AppError("NOT_FOUND", `image ${fileId} of proposal ${id}`);

async function imageOf(address: PlanImageAddress): Promise<StoredFile> {
  const { id: proposalId, fileId } = address;
  const image = await db.proposalImage.findFirst({ where: { fileId, proposalId }, select: { fileId: true } });
  const file =
    image &&
    (await db.storedFile.findUnique({
      where: { id: fileId },
      select: { id: true, sha256: true, sizeBytes: true, mediaType: true, name: true },
    }));
  if (!file) throw notFound(address);
  return file;
}

/** A picture as it stands in the sealed proposal, for its reviewers and staff. For routes, which authorise. */
export async function sealedPlanImage(address: PlanImageAddress): Promise<StoredFile> {
  const { technology, goals, impact } = (await sealedProposal(db, address.id)).sealed.sections;
  const shown = [technology, goals, impact].flatMap((section) => planImages(section.document));
  if (!shown.some((image) => image.fileId === address.fileId)) throw notFound(address);
  return imageOf(address);
}

async function isOfConsortium(actor: Actor, proposalId: string): Promise<boolean> {
  try {
    await proposalFacts(db, actor, proposalId);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return false;
    throw error;
  }
}

/**
 * A picture of a plan section. Every one of the proposal's for its consortium; the sealed ones for staff once the call has closed.
 * Missing and forbidden look the same.
 */
export async function planImage(actor: Actor, address: PlanImageAddress, at: Date): Promise<StoredFile> {
  if (await isOfConsortium(actor, address.id)) return imageOf(address);
  const row = await db.proposal.findUnique({ where: { id: address.id }, select: { callId: true } });
  if (!row || !canViewSealed(actor, row.callId) || (await isKeptFrom(db, actor.id, address.id)))
    throw notFound(address);
  const closed = windowRefusal(callState(await callFacts(db, row.callId), at)) === "CALL_CLOSED";
  if (!closed) throw notFound(address);
  return sealedPlanImage(address);
}

/** Whether every picture is one of this proposal, with the content it says it has. */
export async function ownsImages(reader: Reader, proposalId: string, document: readonly PlanBlock[]): Promise<boolean> {
  const shown = planImages(document);
  if (shown.length === 0) return true;
  const rows = await reader.proposalImage.findMany({
    where: { proposalId, fileId: { in: shown.map((image) => image.fileId) } },
    select: { fileId: true, sha256: true },
  });
  const known = new Map(rows.map((row) => [row.fileId, row.sha256]));
  return shown.every((image) => known.get(image.fileId) === image.sha256);
}
