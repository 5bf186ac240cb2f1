import { jsonText } from "@/lib/proposals/domain/stored";

export type Theirs = { version: number; content: unknown; authorName: string; savedAt: string };
export type SaveAnswer =
  | { kind: "saved"; version: number; savedAt: string }
  | { kind: "conflict"; theirs: Theirs }
  | { kind: "refused"; reason: string }
  | { kind: "invalid"; fieldErrors: Record<string, string[]> }
  | { kind: "signedOut" }
  | { kind: "offline" };

type Body = {
  ok?: boolean;
  data?: { version: number; savedAt: string };
  theirs?: Theirs;
  reason?: string;
  fieldErrors?: Record<string, string[]>;
};

const SIGNED_OUT = 401;
const INVALID = 422;
/** Browsers keep a request alive after the page is gone only while it is small. */
const KEEPALIVE_BYTES = 60_000;

function answerOf(status: number, body: Body): SaveAnswer {
  if (body.ok && body.data) return { kind: "saved", version: body.data.version, savedAt: body.data.savedAt };
  if (body.theirs) return { kind: "conflict", theirs: body.theirs };
  if (status === SIGNED_OUT) return { kind: "signedOut" };
  if (status === INVALID) return { kind: "invalid", fieldErrors: body.fieldErrors ?? {} };
  return body.reason ? { kind: "refused", reason: body.reason } : { kind: "offline" };
}

/** A7: sends a section to its stable address. Whatever goes wrong on the way counts as offline: the words stay and are sent again. */
export async function putSection(
  address: { proposalId: string; key: string },
  version: number,
  content: unknown,
  leaving: boolean,
): Promise<SaveAnswer> {
  const body = jsonText({ version, content });
  try {
    const response = await fetch(`/api/proposals/${address.proposalId}/sections/${address.key}`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body,
      keepalive: leaving && body.length < KEEPALIVE_BYTES,
    });
    return answerOf(response.status, (await response.json()) as Body);
  } catch {
    return { kind: "offline" };
  }
}
