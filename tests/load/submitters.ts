import { percentile, send } from "./http.ts";
import type { Draft } from "./writers.ts";

export type Ready = { id: string; contentVersion: number; cookie: string };
export type Shown = { proposalId: string; receiptNumber: string; sha256: string };

/** Files one proposal as the submit button does; the receipt when one was shown. */
export async function submit(
  origin: string,
  ready: Ready,
): Promise<{ status: number; ms: number; retryAfterMs: number; shown: Shown | null }> {
  const { status, body, ms, retryAfterMs } = await send("POST", `${origin}/api/proposals/${ready.id}/submission`, {
    cookie: ready.cookie,
    json: { contentVersion: ready.contentVersion, attested: true },
  });
  if (status !== 200) return { status, ms, retryAfterMs, shown: null };
  const { data } = JSON.parse(body) as { data: { receiptNumber: string; sha256: string } };
  return { status, ms, retryAfterMs, shown: { proposalId: ready.id, ...data } };
}

/** Proposals of the scenario that may be submitted, and drafts being written, each with a session of one of its people. */
export async function readWorld(): Promise<{
  ready: Ready[];
  drafts: Draft[];
}> {
  // The application's modules read the environment when they load: only now is it the stand's.
  const { db } = await import("../../lib/platform/db.ts");
  const { createSession } = await import("../factories/session.ts");
  const { contentVersionOf } = await import("../../lib/proposals/queries/facts.ts");
  const rows = await db.proposal.findMany({
    where: { status: "DRAFT" },
    orderBy: { id: "asc" },
    select: {
      id: true,
      version: true,
      createdById: true,
      sections: { select: { key: true, version: true, status: true } },
    },
  });
  const cookies = new Map<string, string>();
  for (const userId of new Set(rows.map((row) => row.createdById))) {
    const { cookie } = await createSession(userId);
    cookies.set(userId, `${cookie.name}=${cookie.value}`);
  }
  const cookieOf = (userId: string) => cookies.get(userId) ?? "";
  const isReady = (row: (typeof rows)[number]) => row.sections.every(({ status }) => status === "COMPLETE");
  return {
    ready: rows.filter(isReady).map((row) => ({
      id: row.id,
      contentVersion: contentVersionOf(row.version, row.sections),
      cookie: cookieOf(row.createdById),
    })),
    drafts: rows
      .filter((row) => !isReady(row))
      .map((row) => ({
        id: row.id,
        cookie: cookieOf(row.createdById),
        versions: Object.fromEntries(row.sections.map(({ key, version }) => [key, version])),
      })),
  };
}

/** Every receipt that was shown is in the database with the hash that was shown, and the database holds no other; one line each of what is not so. */
export async function compareReceipts(shown: readonly Shown[]): Promise<string[]> {
  const { db } = await import("../../lib/platform/db.ts");
  const { verifySubmissions } = await import("../../lib/proposals/queries/verify-submissions.ts");
  const seals = await db.proposalSeal.findMany({ select: { proposalId: true, receiptNumber: true, sha256: true } });
  const byProposal = new Map(seals.map((seal) => [seal.proposalId, seal]));
  const missing = shown.filter((one) => {
    const seal = byProposal.get(one.proposalId);
    return seal?.receiptNumber !== one.receiptNumber || seal.sha256 !== one.sha256;
  });
  const report = await verifySubmissions();
  return [
    ...missing.map((one) => `shown but not sealed so: ${one.receiptNumber} of ${one.proposalId}`),
    ...(seals.length === byProposal.size ? [] : [`${seals.length - byProposal.size} proposals were sealed twice`]),
    ...report.violations.map((one) => `${one.code} ${one.subjectId}: ${one.detail}`),
  ];
}

export const figures = (times: readonly number[]): string =>
  `p50 ${percentile(times, 0.5).toFixed(0)} ms, p95 ${percentile(times, 0.95).toFixed(0)} ms, p99 ${percentile(times, 0.99).toFixed(0)} ms`;
