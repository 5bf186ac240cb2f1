import type { SaveSheet } from "@/lib/reviews/schema";

export type SheetBody = Omit<SaveSheet, "assignmentId" | "expectedVersion">;
export type SaveAnswer =
  | { kind: "saved"; version: number; savedAt: string }
  | { kind: "conflict" }
  | { kind: "refused"; reason: string }
  | { kind: "signedOut" }
  | { kind: "offline" };

type Answer = { ok?: boolean; data?: { version: number; savedAt: string }; code?: string; reason?: string };
const addressOf = (assignmentId: string) => `/api/reviews/sheets/${assignmentId}`;
/** Browsers keep a request alive after the page is gone only while it is small. */
const KEEPALIVE_BYTES = 60_000;

function answerOf(answer: Answer): SaveAnswer {
  if (answer.ok && answer.data) return { kind: "saved", ...answer.data };
  if (answer.reason) return { kind: "refused", reason: answer.reason };
  if (answer.code === "CONFLICT") return { kind: "conflict" };
  if (answer.code === "UNAUTHENTICATED") return { kind: "signedOut" };
  // Gone or closed to this person since: the page says so when it is loaded again.
  return answer.code === "NOT_FOUND" ? { kind: "refused", reason: "RECUSED" } : { kind: "offline" };
}

/** S6: sends the sheet to its stable address. Whatever goes wrong on the way counts as offline: the words stay and go again. */
export async function putSheet(
  assignmentId: string,
  expectedVersion: number,
  sheet: SheetBody,
  leaving: boolean,
): Promise<SaveAnswer> {
  const body = JSON.stringify({ expectedVersion, ...sheet });
  try {
    const response = await fetch(addressOf(assignmentId), {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body,
      keepalive: leaving && body.length < KEEPALIVE_BYTES,
    });
    return answerOf((await response.json()) as Answer);
  } catch {
    return { kind: "offline" };
  }
}

/** Version of what is stored now, after another window has saved; null when it cannot be learned. */
export async function storedVersion(assignmentId: string): Promise<number | null> {
  try {
    const response = await fetch(addressOf(assignmentId), { cache: "no-store" });
    const answer = (await response.json()) as Answer;
    return answer.data?.version ?? null;
  } catch {
    return null;
  }
}
