import type { SaveAnswer as Answer } from "@/components/forms/autosave";
import { putJson } from "@/components/forms/put-json";
import { jsonText } from "@/lib/proposals/domain/stored";

/** What stands there; `own`: the writer themselves saved it, from another tab or device. */
export type Theirs = { version: number; content: unknown; authorName: string; own: boolean; savedAt: string };
/** Answers that wait for the writer. */
export type SectionHalt =
  | { kind: "conflict"; theirs: Theirs }
  | { kind: "refused"; reason: string }
  | { kind: "invalid"; fieldErrors: Record<string, string[]> };
export type SaveAnswer = Answer<SectionHalt>;

type Body = {
  ok?: boolean;
  data?: { version: number; savedAt: string };
  theirs?: Theirs;
  code?: string;
  reason?: string;
  fieldErrors?: Record<string, string[]>;
};

const SIGNED_OUT = 401;
const INVALID = 422;

function answerOf(status: number, body: Body): SaveAnswer {
  if (body.ok && body.data) return { kind: "saved", version: body.data.version, savedAt: body.data.savedAt };
  if (body.theirs) return { kind: "conflict", theirs: body.theirs };
  if (status === SIGNED_OUT) return { kind: "signedOut" };
  if (status === INVALID) return { kind: "invalid", fieldErrors: body.fieldErrors ?? {} };
  // Gone or closed to whoever is signed in now: only the writer can tell why.
  if (body.code === "NOT_FOUND" || body.code === "FORBIDDEN") return { kind: "refused", reason: body.code };
  return body.reason ? { kind: "refused", reason: body.reason } : { kind: "offline" };
}

/** A7: sends a section to its stable address. `settled`: a conflict was decided, so what stood before must stay in the history. */
export async function putSection(
  address: { proposalId: string; key: string },
  save: { version: number; content: unknown; settled: boolean },
  leaving: boolean,
): Promise<SaveAnswer> {
  const href = `/api/proposals/${address.proposalId}/sections/${address.key}`;
  const answer = await putJson<Body>(href, jsonText(save), leaving);
  return answer.kind === "answered" ? answerOf(answer.status, answer.body) : answer;
}
