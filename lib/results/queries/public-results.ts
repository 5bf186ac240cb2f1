import "server-only";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { sourcesOf } from "../domain/sheet-chain";
import type { PublicResultRow, SheetKind, StageResultView } from "../types";
import { storedSheets } from "./part-sheets";
import { type ResultBasis, resultBasis } from "./result-basis";
import { resultView } from "./result-view";

const PUBLISHED = { state: { in: ["PUBLISHED", "FINAL"] as const } };
const STAGE = {
  id: true,
  number: true,
  titleKo: true,
  titleEn: true,
  state: true,
  cutoffOn: true,
  publishedAt: true,
  objectionsDueAt: true,
  finalAt: true,
} as const;

async function publishedBasis(number: number) {
  const stage = await db.stage.findFirst({
    where: { number, state: { in: [...PUBLISHED.state.in] } },
    select: STAGE,
  });
  const basis: ResultBasis | null = stage && (await resultBasis(db, stage.id, { approvedOnly: true }));
  if (!stage || !basis) throw new AppError("NOT_FOUND", `published result of stage ${number}`);
  return { stage, basis };
}

/** E4: the result of a published stage, for everybody. */
export async function getPublicResult(number: number): Promise<StageResultView> {
  const { stage, basis } = await publishedBasis(number);
  return resultView(stage, basis, { publishedOnly: true });
}

/** S11: a sheet of a published result, byte for byte as it was hashed; of a count of derivatives its public form. */
export async function publicSheet(
  number: number,
  kind: SheetKind,
): Promise<{ fileName: string; text: string; sha256: string }> {
  const { stage, basis } = await publishedBasis(number);
  const fileName = `stage-${number}-${kind === "stage" ? "result" : kind}.json`;
  if (kind === "stage" && basis.text && basis.sheetHash) return { fileName, text: basis.text, sha256: basis.sheetHash };
  const hashes = sourcesOf(basis).map((source) => source.sha256);
  const stored = (await storedSheets(db, stage.id, hashes)).find((one) => one.kind === kind);
  if (!stored) throw new AppError("NOT_FOUND", `sheet ${kind} of stage ${number}`);
  const { text, sha256 } = stored.publicForm ?? stored;
  return { fileName, text, sha256 };
}

/** Published results, the latest first. */
export async function listPublicResults(): Promise<PublicResultRow[]> {
  const rows = await db.stage.findMany({
    where: { state: { in: [...PUBLISHED.state.in] }, publishedAt: { not: null } },
    orderBy: { number: "desc" },
    select: {
      ...{ number: true, titleKo: true, titleEn: true, publishedAt: true },
      decisions: {
        where: { status: "APPROVED" },
        orderBy: { proposedAt: "desc" },
        take: 1,
        select: { outcomes: { select: { result: true } } },
      },
    },
  });
  return rows.flatMap(({ decisions: [decision], publishedAt, ...row }) =>
    decision && publishedAt
      ? [
          {
            ...{ ...row, publishedAt, teams: decision.outcomes.length },
            advancing: decision.outcomes.filter(({ result }) => result === "ADVANCE").length,
          },
        ]
      : [],
  );
}
