import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { rulebookInForce } from "@/lib/rulebook/queries";
import {
  nothingSaid,
  type RawReport,
  REPORT_COLUMNS,
  type Report,
  type RowProblem,
  readReport,
  repeats,
} from "../domain/report";
import type { Effects } from "../queries/report-effects";
import { learnDays, reportIndex, requireReporter } from "../queries/report-facts";
import type { TokenHolder } from "../queries/token-holder";
import { lockReports, writeReports } from "./write-reports";

/** What the API answers; documented in the OpenAPI description, kept with the delivery for whoever asks again. */
export type ApiAnswer = {
  ok: boolean;
  deliveryId: string;
  receivedAt: string;
  accepted: number;
  corrected: number;
  unchanged: number;
  refused: number;
  errors: { row: number; field: string; code: string; value: string }[];
};
export type ApiReply = { kind: "ANSWERED" | "REPLAYED"; answer: ApiAnswer } | { kind: "OTHER_CONTENT" };

type Call = { rows: readonly unknown[]; idempotencyKey: string | null; content: Uint8Array };

const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value).trim().slice(0, 200) : "";

/** Rows count from 1, as people count; what is no object is a row with everything missing. */
const rawOf = (row: unknown, index: number): RawReport => {
  const fields = (typeof row === "object" && row !== null ? row : {}) as Record<string, unknown>;
  const [team, pool, period, availableGpuHours, usedGpuHours] = REPORT_COLUMNS.map((name) => textOf(fields[name]));
  return {
    ...{ row: index + 1, team: team ?? "", pool: pool ?? "", period: period ?? "" },
    ...{ availableGpuHours: availableGpuHours ?? "", usedGpuHours: usedGpuHours ?? "" },
  };
};

async function repliedBefore(tx: Tx, tokenId: string, key: string, contentSha256: string): Promise<ApiReply | null> {
  // Two calls with one key at once: the second waits and gets the first one's answer.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`utilisation-call:${tokenId}:${key}`}, 0))`;
  const before = await tx.utilisationDelivery.findUnique({
    where: { tokenId_idempotencyKey: { tokenId, idempotencyKey: key } },
    select: { contentSha256: true, answer: true },
  });
  if (!before) return null;
  if (before.contentSha256 !== contentSha256) return { kind: "OTHER_CONTENT" };
  return { kind: "REPLAYED", answer: before.answer as unknown as ApiAnswer };
}

type Checked = { reports: Report[]; problems: RowProblem[] };

async function check(tx: Tx, { teamId }: TokenHolder, rows: readonly unknown[], at: Date): Promise<Checked> {
  const index = await reportIndex(tx, teamId);
  const read = rows.map((row, place) => readReport(rawOf(row, place), index, at));
  // A key of one team that names another has nothing to say here at all; nor does it learn which teams there are.
  if (teamId !== null && read.some((one) => Array.isArray(one) && one.some(({ code }) => code === "UNKNOWN_TEAM")))
    throw new AppError("FORBIDDEN", `key of team ${teamId} names another team`);
  const found = read.filter((one): one is Report => !Array.isArray(one));
  await lockReports(
    tx,
    found.map((one) => one.teamId),
  );
  const said = nothingSaid();
  await learnDays(tx, found, said);
  const repeated = found.map((report) => ({ report, problem: repeats(report, said) }));
  return {
    reports: repeated.flatMap(({ report, problem }) => (problem ? [] : [report])),
    problems: [...read.filter(Array.isArray).flat(), ...repeated.flatMap(({ problem }) => problem ?? [])].sort(
      (a, b) => a.row - b.row,
    ),
  };
}

const answerOf = (deliveryId: string, at: Date, effects: Effects, problems: readonly RowProblem[]): ApiAnswer => ({
  ok: effects.accepted + effects.corrected + effects.unchanged > 0,
  ...{ deliveryId, receivedAt: at.toISOString(), ...effects },
  refused: new Set(problems.map(({ row }) => row)).size,
  errors: problems.map(({ row, column, code, value }) => ({ row, field: column ?? "rows", code, value })),
});

/**
 * G5: takes the rows of one call, each on its own: new, corrected, the same again, or refused with a reason. The same key with the
 * same content is answered as before and changes nothing (idempotent); FORBIDDEN for rows the key may not report.
 */
export function reportByApi(holder: TokenHolder, call: Call, at: Date): Promise<ApiReply> {
  const contentSha256 = createHash("sha256").update(call.content).digest("hex");
  return inTransaction(async (tx) => {
    const { tokenId, teamId, actor } = holder;
    await requireReporter(tx, actor, teamId).catch((error: unknown) => {
      if (error instanceof AppError) throw new AppError("FORBIDDEN", `maker of key ${tokenId} may no longer report`);
      throw error;
    });
    const key = call.idempotencyKey;
    const before = key === null ? null : await repliedBefore(tx, tokenId, key, contentSha256);
    if (before) return before;
    const { reports, problems } = await check(tx, holder, call.rows, at);
    const { content } = await rulebookInForce(tx, at);
    const deliveryId = randomUUID();
    const { reportDueDays } = content.utilisation;
    const effects = await writeReports(tx, reports, { deliveryId, reportDueDays, at });
    const answer = answerOf(deliveryId, at, effects, problems);
    await tx.utilisationDelivery.create({
      data: {
        ...{ id: deliveryId, channel: "API", tokenId, byId: actor.id, idempotencyKey: key, contentSha256, answer },
        ...{ acceptedCount: effects.accepted, correctedCount: effects.corrected, unchangedCount: effects.unchanged },
        ...{ refusedCount: answer.refused, receivedAt: at },
      },
      select: { id: true },
    });
    if (effects.accepted + effects.corrected > 0) {
      const teamIds = [...new Set(reports.map((one) => one.teamId))];
      const about = { channel: "API" as const, tokenId, fileId: null, contentSha256, teamIds };
      const subject = { subjectType: "UtilisationDelivery", subjectId: deliveryId };
      const data = { ...about, ...effects, refused: answer.refused };
      recordAudit(tx, actor, { type: "utilisation.reported", ...subject, data }, at);
    }
    return { kind: "ANSWERED", answer };
  });
}
