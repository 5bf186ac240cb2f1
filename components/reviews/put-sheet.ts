import type { SaveAnswer as Answer } from "@/components/forms/autosave";
import { putJson } from "@/components/forms/put-json";
import type { SaveSheet } from "@/lib/reviews/schema";

export type SheetBody = Omit<SaveSheet, "assignmentId" | "expectedVersion">;
/** Answers that wait for the reviewer. */
export type SheetHalt = { kind: "conflict" } | { kind: "refused"; reason: string };
export type SaveAnswer = Answer<SheetHalt>;

export type SaveBody = { ok?: boolean; data?: { version: number; savedAt: string }; code?: string; reason?: string };
const addressOf = (assignmentId: string) => `/api/reviews/sheets/${assignmentId}`;

export function answerOf(body: SaveBody): SaveAnswer {
  if (body.ok && body.data) return { kind: "saved", ...body.data };
  if (body.reason) return { kind: "refused", reason: body.reason };
  if (body.code === "CONFLICT") return { kind: "conflict" };
  if (body.code === "UNAUTHENTICATED") return { kind: "signedOut" };
  // Gone or closed to this person since: the page says so when it is loaded again.
  return body.code === "NOT_FOUND" ? { kind: "refused", reason: "RECUSED" } : { kind: "offline" };
}

/** S6: sends the sheet to its stable address. Whatever goes wrong on the way counts as offline: the words stay and go again. */
export async function putSheet(
  assignmentId: string,
  expectedVersion: number,
  sheet: SheetBody,
  leaving: boolean,
): Promise<SaveAnswer> {
  const answer = await putJson<SaveBody>(
    addressOf(assignmentId),
    JSON.stringify({ expectedVersion, ...sheet }),
    leaving,
  );
  return answer.kind === "answered" ? answerOf(answer.body) : answer;
}

/** Version of what is stored now, after another window has saved; null when it cannot be learned. */
export async function storedVersion(assignmentId: string): Promise<number | null> {
  try {
    const response = await fetch(addressOf(assignmentId), { cache: "no-store" });
    const answer = (await response.json()) as SaveBody;
    return answer.data?.version ?? null;
  } catch {
    return null;
  }
}
