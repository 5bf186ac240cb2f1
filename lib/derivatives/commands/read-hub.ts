import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { Actor } from "@/lib/access/actor";
import { standingActor } from "@/lib/accounts/queries/standing-actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { now } from "@/lib/platform/clock";
import { db, inTransaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { openFile, storeFile } from "@/lib/platform/files";
import { enqueue } from "@/lib/platform/jobs";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { dayInKorea } from "@/lib/references/domain/released";
import { lockStage } from "@/lib/stages/commands/stage-row";
import { Unreadable } from "@/lib/verification/domain/problem";
import { filesHash } from "@/lib/verification/queries/uploaded";
import { readListing } from "../domain/read-listing";
import { familySoFar } from "../queries/uploaded";
import type { RequestReading } from "../schema";
import { type CollectSettings, collectFamily } from "./collect-family";
import { HubProblem } from "./hub-client";
import { requireDecider, storeListingInTx, takesListings } from "./import-listing";

export const READ_HUB = "read-model-hub";
const MEBIBYTE = 1_048_576;
/** A reading that has not ended by then is given up: its worker is gone. */
const ABANDONED_MS = 3_600_000;

/** Y1: asks the worker to read a team's family from the hub. Refuses HUB_OFF, NO_BASE, NOT_RUNNING, ALREADY_READING. */
export function requestReading(actor: Actor, input: RequestReading, at: Date): Promise<Outcome<{ readingId: string }>> {
  return inTransaction(async (tx) => {
    await requireDecider(tx, actor, input.stageId);
    const stage = await lockStage(tx, input.stageId);
    if (!env.HUB_URL) return refuse("HUB_OFF");
    if (!stage.plan.derivatives) return refuse("NO_DERIVATIVES_PLAN");
    if (!takesListings(stage.state)) return refuse("NOT_RUNNING");
    const { stageTeamId, base } = await familySoFar(input.stageId, input.teamId);
    if (base === null) return refuse("NO_BASE");
    const since = new Date(at.getTime() - ABANDONED_MS);
    const running = {
      stageTeamId,
      state: { in: ["WAITING" as const, "READING" as const] },
      requestedAt: { gt: since },
    };
    if ((await tx.derivativeReading.count({ where: running })) > 0) return refuse("ALREADY_READING");
    const reading = await tx.derivativeReading.create({
      data: { stageTeamId, requestedById: actor.id, requestedAt: at },
      select: { id: true },
    });
    await enqueue(tx, READ_HUB, { readingId: reading.id });
    const data = { teamId: input.teamId, repository: base };
    recordAudit(
      tx,
      actor,
      { type: "derivatives.readingRequested", subjectType: "Stage", subjectId: stage.id, data },
      at,
    );
    return ok({ readingId: reading.id });
  });
}

const READING = {
  id: true,
  state: true,
  requestedById: true,
  stageTeam: { select: { stageId: true, teamId: true, team: { select: { nameKo: true, nameEn: true } } } },
} as const;
type Ended = { count: number } | { problem: string; detail: string };

/** What became of a reading, told to whoever asked for it. */
async function end(readingId: string, ended: Ended): Promise<void> {
  const at = await now();
  await inTransaction(async (tx) => {
    const isDone = "count" in ended;
    const result = isDone ? { state: "DONE" as const, models: ended.count } : { state: "FAILED" as const, ...ended };
    const reading = await tx.derivativeReading.update({
      where: { id: readingId },
      data: { ...result, finishedAt: at },
      select: READING,
    });
    const { stageId, team } = reading.stageTeam;
    const told = { userIds: [reading.requestedById], href: `/stages/${stageId}/derivatives`, at };
    const named = { ko: team.nameKo, en: team.nameEn };
    if (isDone) await notify(tx, { kind: "derivativesRead", ...told, params: { team: named, count: ended.count } });
    else await notify(tx, { kind: "derivativesUnread", ...told, params: { team: named } });
  });
}

async function collectAndStore(readingId: string, settings: CollectSettings): Promise<Ended> {
  const { requestedById, stageTeam } = await db.derivativeReading.findUniqueOrThrow({
    where: { id: readingId },
    select: READING,
  });
  const actor = await standingActor(db, requestedById, await now());
  if (!actor) return { problem: "NOT_ALLOWED", detail: "" };
  const { base, known, stageTeamId } = await familySoFar(stageTeam.stageId, stageTeam.teamId);
  const stage = await db.stage.findUniqueOrThrow({ where: { id: stageTeam.stageId }, select: { plan: true } });
  const { derivatives } = stage.plan as { derivatives?: { countsIndirect: boolean } };
  if (base === null || !derivatives) return { problem: "NO_BASE", detail: "" };
  const { text } = await collectFamily(base, { deep: derivatives.countsIndirect }, settings);
  const name = `hub-${base.replace("/", "-")}.json`;
  const limits = { maxBytes: settings.totalBytes + MEBIBYTE };
  const stored = await storeFile(new TextEncoder().encode(text), { name, uploadedById: actor.id, limits });
  if (!stored.ok) return { problem: "HUB_TOO_LARGE", detail: name };
  const { sha256, sizeBytes } = stored.data;
  const read = await readListing([{ name, chunks: await openFile(sha256) }], { base, known });
  if (!read.ok) {
    const [first] = read.problems;
    return { problem: first?.code ?? "SYNTAX", detail: [first?.path, first?.found].filter(Boolean).join(" ") };
  }
  const at = await now();
  const files = [{ name, sha256, sizeBytes: Number(sizeBytes) }];
  const pages = { stageTeamId, base, takenOn: dayInKorea(at), source: "HUB" as const, listing: read.listing, files };
  const imported = await inTransaction(async (tx) => {
    await requireDecider(tx, actor, stageTeam.stageId);
    return storeListingInTx(tx, actor, stageTeam, { ...pages, filesSha256: filesHash(files) }, at);
  });
  return imported.ok ? { count: imported.data.models } : { problem: imported.reason ?? imported.code, detail: "" };
}

/** Y1: the worker's part: reads page by page with its progress on record, then imports all of it or nothing. Safe to run twice. */
export async function readHub(readingId: string, over: Partial<CollectSettings> = {}): Promise<void> {
  const taken = await inTransaction((tx) =>
    tx.derivativeReading.updateMany({ where: { id: readingId, state: "WAITING" }, data: { state: "READING" } }),
  );
  if (taken.count === 0) return;
  const settings: CollectSettings = {
    base: new URL(env.HUB_URL?.replace(/\/?$/, "/") ?? "http://hub.invalid/"),
    ...{ timeoutMs: 30_000, attempts: 5, pageBytes: 16 * MEBIBYTE, totalBytes: 128 * MEBIBYTE, maxPages: 1_000 },
    wait: (ms) => wait(ms),
    onProgress: async (progress) => {
      await inTransaction((tx) => tx.derivativeReading.updateMany({ where: { id: readingId }, data: progress }));
    },
    ...over,
  };
  try {
    await end(readingId, await collectAndStore(readingId, settings));
  } catch (error) {
    if (error instanceof HubProblem) await end(readingId, { problem: error.code, detail: error.detail });
    else if (error instanceof Unreadable) await end(readingId, { problem: "HUB_NOT_JSON", detail: error.code });
    else if (error instanceof AppError) await end(readingId, { problem: error.code, detail: "" });
    else throw error;
  }
}
