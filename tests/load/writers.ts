import { pdfOfSize } from "../factories/documents.ts";
import { type Answer, send } from "./http.ts";

/** A proposal that is still being written, with one session and the versions of its sections as last seen. */
export type Draft = { id: string; cookie: string; versions: Record<string, number> };
export type Kept = { proposalId: string; key: string; version: number };
export type Attached = { attachmentId: string; sha256: string };

const SENTENCE =
  "자체 말뭉치와 공개 말뭉치를 합쳐 한국어의 높임과 전문 용어를 고르게 다루고 반기마다 중간 결과를 공개합니다. ";
const PARAGRAPHS = [8, 24, 16, 40, 12];
/** Plan sections of some 1,500 to 7,000 characters, and one small form. */
const SECTIONS = ["technology", "goals", "technology", "impact", "goals", "data", "impact"] as const;

const plan = (turn: number) => ({
  document: Array.from({ length: PARAGRAPHS[turn % PARAGRAPHS.length] ?? 8 }, (_, index) => ({
    type: "paragraph",
    content: [{ text: `${index + 1}. ${SENTENCE.repeat(3)}${turn}번째로 고쳤습니다.` }],
  })),
});

function contentOf(key: (typeof SECTIONS)[number], turn: number): object {
  if (key === "goals") return { ...plan(turn), modelKinds: ["LLM", "LMM"] };
  if (key !== "data") return plan(turn);
  const wish = { corpus: `말뭉치 ${turn}`, ownerName: "측정언론협회", year: 2026, estimatedWon: "1200000000" };
  return { wishes: [wish], projects: [], notNeeded: false };
}

/** One save of one section, as autosave sends it; the version that is now kept, when the server said so. */
export async function saveSection(
  origin: string,
  draft: Draft,
  turn: number,
): Promise<{ answer: Answer; kept: Kept | null }> {
  const key = SECTIONS[turn % SECTIONS.length] ?? "technology";
  const answer = await send("PUT", `${origin}/api/proposals/${draft.id}/sections/${key}`, {
    cookie: draft.cookie,
    json: { version: draft.versions[key] ?? 0, content: contentOf(key, turn) },
  });
  if (answer.status === 200) {
    const { data } = JSON.parse(answer.body) as { data: { version: number } };
    draft.versions[key] = data.version;
    return { answer, kept: { proposalId: draft.id, key, version: data.version } };
  }
  // A save whose answer was lost: the form goes on from what stands there.
  if (answer.status === 409) {
    const { theirs } = JSON.parse(answer.body) as { theirs?: { version: number } };
    if (theirs) draft.versions[key] = theirs.version;
  }
  return { answer, kept: null };
}

const PIECE = 2_000_000;
const SIZES = [200_000, 450_000, 800_000, 1_200_000, 2_000_000];
const files = new Map<number, Buffer>();

/** A PDF like no other: its comment says which, so that no two share their place in storage. */
export function ownPdf(turn: number): Buffer {
  const size = SIZES[turn % SIZES.length] ?? 200_000;
  const whole = files.get(size) ?? pdfOfSize(size);
  files.set(size, whole);
  const own = Buffer.from(whole);
  own.write(`${turn}.${process.pid}.${performance.now()}.`, own.indexOf("%xxxx") + 1, "latin1");
  return own;
}

type Sent = { answers: Answer[]; attached: Attached | null };

/** The whole way of a file: begun, sent in pieces, finished. Every answer on the way; the last one is the verdict. */
export async function upload(origin: string, draft: Draft, name: string, bytes: Buffer): Promise<Sent> {
  const base = `${origin}/api/proposals/${draft.id}/uploads`;
  const { cookie } = draft;
  const answers: Answer[] = [];
  const ask = async (...request: Parameters<typeof send>) => {
    const answer = await send(...request);
    answers.push(answer);
    return answer.status === 200 ? (JSON.parse(answer.body) as { data: Record<string, unknown> }).data : null;
  };
  const begun = await ask("POST", base, { cookie, json: { kind: "other", name, sizeBytes: bytes.length } });
  if (!begun) return { answers, attached: null };
  const address = `${base}/${begun.uploadId}`;
  for (let offset = Number(begun.receivedBytes); offset < bytes.length; offset += PIECE) {
    const headers = { "upload-offset": String(offset) };
    if (!(await ask("PUT", address, { cookie, headers, bytes: bytes.subarray(offset, offset + PIECE) })))
      return { answers, attached: null };
  }
  const data = await ask("POST", address, { cookie, json: {} });
  return { answers, attached: data && { attachmentId: String(data.attachmentId), sha256: String(data.sha256) } };
}

/** Saves that were acknowledged and are not there. */
export async function lostSaves(kept: readonly Kept[]): Promise<number> {
  const { db } = await import("../../lib/platform/db.ts");
  const ids = [...new Set(kept.map(({ proposalId }) => proposalId))];
  const rows = await db.proposalSection.findMany({
    where: { proposalId: { in: ids } },
    select: { proposalId: true, key: true, version: true },
  });
  const stands = new Map(rows.map((row) => [`${row.proposalId} ${row.key}`, row.version]));
  return kept.filter((one) => (stands.get(`${one.proposalId} ${one.key}`) ?? -1) < one.version).length;
}

/** Files that were acknowledged and are not there byte for byte, and attachments that stand there twice. */
export async function lostUploads(attached: readonly Attached[]): Promise<{ lost: number; doubled: number }> {
  const { db } = await import("../../lib/platform/db.ts");
  const { openFile } = await import("../../lib/platform/files.ts");
  const { createHash } = await import("node:crypto");
  const rows = await db.proposalAttachment.findMany({
    where: { removedAt: null, sha256: { in: attached.map(({ sha256 }) => sha256) } },
    select: { id: true, sha256: true },
  });
  const standing = new Map(rows.map((row) => [row.id, row.sha256]));
  let lost = 0;
  for (const { attachmentId, sha256 } of attached) {
    const hash = createHash("sha256");
    try {
      for await (const chunk of await openFile(sha256)) hash.update(chunk as Buffer);
    } catch {
      hash.update("gone");
    }
    if (standing.get(attachmentId) !== sha256 || hash.digest("hex") !== sha256) lost++;
  }
  return { lost, doubled: rows.length - new Set(rows.map((row) => row.sha256)).size };
}
