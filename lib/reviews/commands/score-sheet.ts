import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { canonicalJson } from "@/lib/audit/canonical";
import { recordAudit } from "@/lib/audit/record";
import { inTransactionAs, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { rulebookContent } from "@/lib/rulebook/queries";
import { currentRound } from "../domain/rounds";
import { asksForVote, type SheetDraft, sheetKeys, sheetProblems, sheetTotals } from "../domain/sheet";
import { ownSeatWork, type SeatWork } from "../queries/seat-facts";
import type { SaveSheet, SubmitSheet } from "../schema";

const WRITABLE: ("DRAFT" | "ADJUSTING")[] = ["DRAFT", "ADJUSTING"];
type OpenSheet = SeatWork & { sheetId: string; revision: number };
type Opened = { refusal: Failure } | { refusal: null; work: OpenSheet };

/** Whether the reviewer may write on the sheet now; the reasons in the order in which they can be cured. */
function openSheet(work: SeatWork, at: Date): Opened {
  if (work.gate !== "OPEN") return { refusal: refuse(work.gate) };
  if (work.phase !== "IN_REVIEW") return { refusal: refuse("REVIEW_CLOSED") };
  if (work.sheetStatus === "ADJUSTING") {
    const { dueAt } = currentRound(work.rounds, at);
    if (dueAt !== null && at > dueAt) return { refusal: refuse("ROUND_CLOSED") };
  }
  const { sheetId, revision } = work;
  if (sheetId === null || revision === null) throw new AppError("NOT_FOUND", `sheet of ${work.assignmentId}`);
  if (work.sheetStatus === "SUBMITTED") return { refusal: refuse("SHEET_SUBMITTED") };
  return { refusal: null, work: { ...work, sheetId, revision } };
}

/** One statement for all items, whatever their number. */
const writeItems = (tx: Tx, sheetId: string, items: SaveSheet["items"]) => tx.$executeRaw`
  INSERT INTO "ScoreSheetItem" ("id", "sheetId", "criterionKey", "scoreHundredths", "comment")
  SELECT uuidv7()::text, ${sheetId}, item.key, item.score, item.comment
  FROM unnest(${items.map(({ key }) => key)}::text[], ${items.map(({ scoreHundredths }) => scoreHundredths)}::int[],
              ${items.map(({ comment }) => comment)}::text[]) AS item (key, score, comment)
  ON CONFLICT ("sheetId", "criterionKey") DO UPDATE
    SET "scoreHundredths" = excluded."scoreHundredths", "comment" = excluded."comment"`;

/** S6: autosave. CONFLICT when another window has saved meanwhile; then nothing is written and nothing is lost. */
export function saveSheet(
  actor: Actor,
  input: SaveSheet,
  at: Date,
): Promise<Outcome<{ version: number; savedAt: Date }>> {
  return inTransactionAs(actor, async (tx) => {
    const opened = openSheet(await ownSeatWork(tx, actor, input.assignmentId), at);
    if (opened.refusal) return opened.refusal;
    const { work } = opened;
    const keys = sheetKeys((await rulebookContent(tx, work.rulebookVersion)).rubric);
    const given = input.items.map(({ key }) => key);
    if (given.some((key) => !keys.has(key)) || new Set(given).size !== given.length)
      throw new AppError("INVALID_INPUT", `keys ${given.join(" ")}`);
    const asksVote = asksForVote({ kind: work.callKind });
    if (!asksVote && typeof input.suitable === "boolean")
      throw new AppError("INVALID_INPUT", `no vote is asked for in ${work.callId}`);
    const vote = input.suitable === undefined ? {} : { suitable: input.suitable };
    const { count } = await tx.scoreSheet.updateMany({
      where: { id: work.sheetId, status: { in: WRITABLE }, version: input.expectedVersion },
      data: { overallOpinion: input.overallOpinion, ...vote, version: { increment: 1 }, updatedAt: at },
    });
    if (count === 0) throw new AppError("CONFLICT", `sheet ${work.sheetId} moved on from v${input.expectedVersion}`);
    if (input.items.length > 0) await writeItems(tx, work.sheetId, input.items);
    const version = input.expectedVersion + 1;
    const data = { revision: work.revision, from: input.expectedVersion, to: version };
    recordAudit(tx, actor, { type: "review.sheetSaved", subjectType: "ScoreSheet", subjectId: work.sheetId, data }, at);
    return ok({ version, savedAt: at });
  });
}

async function readDraft(tx: Tx, sheetId: string, asksVote: boolean): Promise<SheetDraft> {
  const sheet = await tx.scoreSheet.findUniqueOrThrow({
    where: { id: sheetId },
    select: {
      overallOpinion: true,
      suitable: true,
      items: { select: { criterionKey: true, scoreHundredths: true, comment: true } },
    },
  });
  const items = sheet.items.map(({ criterionKey, scoreHundredths, comment }) => [
    criterionKey,
    { scoreHundredths, comment },
  ]);
  const draft = { items: Object.fromEntries(items), overallOpinion: sheet.overallOpinion };
  return asksVote ? { ...draft, suitable: sheet.suitable } : draft;
}

/** S6: explicit, complete, and locked from then on. The shared lock on the call keeps a selection from being drawn up meanwhile. */
export function submitSheet(
  actor: Actor,
  input: SubmitSheet,
  at: Date,
): Promise<Outcome<{ totalHundredths: number; submittedAt: Date }>> {
  return inTransactionAs(actor, async (tx) => {
    const seen = await ownSeatWork(tx, actor, input.assignmentId);
    await tx.$queryRaw`SELECT 1 FROM "Call" WHERE "id" = ${seen.callId} FOR SHARE`;
    const opened = openSheet(await ownSeatWork(tx, actor, input.assignmentId), at);
    if (opened.refusal) return opened.refusal;
    const { work } = opened;
    const { rubric } = await rulebookContent(tx, work.rulebookVersion);
    // Version first: whoever holds this row, no autosave can change the items under the sum below.
    await tx.$queryRaw`SELECT 1 FROM "ScoreSheet" WHERE "id" = ${work.sheetId} FOR UPDATE`;
    const asksVote = asksForVote({ kind: work.callKind });
    const draft = await readDraft(tx, work.sheetId, asksVote);
    const problems = sheetProblems(rubric, draft, asksVote);
    if (problems.length > 0) return refuse("SHEET_INCOMPLETE", { count: problems.length });
    const { totalHundredths } = sheetTotals(rubric, draft.items);
    // S6: an adjusted sheet takes the place of the one that counted till now, which stays as it was handed in.
    if (work.sheetStatus === "ADJUSTING")
      await tx.scoreSheet.updateMany({
        where: { assignmentId: work.assignmentId, status: "SUBMITTED" },
        data: { status: "SUPERSEDED", version: { increment: 1 } },
      });
    const roundNo = currentRound(work.rounds, at).ordinal;
    const { count } = await tx.scoreSheet.updateMany({
      where: { id: work.sheetId, status: { in: WRITABLE }, version: input.expectedVersion },
      data: {
        status: "SUBMITTED",
        roundNo,
        totalHundredths,
        submittedAt: at,
        version: { increment: 1 },
        updatedAt: at,
      },
    });
    if (count === 0) throw new AppError("CONFLICT", `sheet ${work.sheetId} moved on from v${input.expectedVersion}`);
    const contentHash = createHash("sha256").update(canonicalJson(draft)).digest("hex");
    const data = { revision: work.revision, round: roundNo, contentHash };
    recordAudit(
      tx,
      actor,
      { type: "review.sheetSubmitted", subjectType: "ScoreSheet", subjectId: work.sheetId, data },
      at,
      { rulebookVersion: work.rulebookVersion },
    );
    return ok({ totalHundredths, submittedAt: at });
  });
}
