import { createHash } from "node:crypto";

/** A row of the audit log as it was hashed: instants as the trigger wrote them, UTC with fixed decimals. */
export type ChainRow = {
  seq: bigint;
  /** `2025-07-21T09:00:00.123456Z`, microseconds. */
  recordedAt: string;
  /** `2025-07-21T09:00:00.123Z`, milliseconds. */
  occurredAt: string;
  actorId: string | null;
  actorName: string;
  actorRoles: string;
  channel: string;
  requestId: string;
  rulebookVersion: number | null;
  type: string;
  subjectType: string;
  subjectId: string;
  payload: string;
  prevHash: string;
  hash: string;
};

export type ChainHead = { seq: bigint; hash: string };
export const GENESIS: ChainHead = { seq: 0n, hash: "0".repeat(64) };

export type ChainProblem =
  /** The row's content is not what was hashed. */
  | "EDITED"
  /** A row before this one is gone. */
  | "MISSING"
  /** Rows stand in another order than they were written in. */
  | "REORDERED"
  /** The log ends before, or elsewhere than, the head kept beside it: its tail was cut. */
  | "HEAD_MISMATCH";

export type ChainVerdict =
  | { ok: true; count: number; head: ChainHead }
  | { ok: false; seq: bigint; problem: ChainProblem; count: number };

const netstring = (value: string): string => `${Buffer.byteLength(value, "utf8")}:${value},`;

/** The hash the database's trigger takes, byte for byte (L1): each field as a netstring, so that no value can imitate a boundary. */
export function rowHash(row: Omit<ChainRow, "hash">): string {
  const fields = [
    row.seq.toString(),
    row.prevHash,
    row.recordedAt,
    row.occurredAt,
    row.actorId ?? "",
    row.actorName,
    row.actorRoles,
    row.channel,
    row.requestId,
    row.rulebookVersion?.toString() ?? "",
    row.type,
    row.subjectType,
    row.subjectId,
    row.payload,
  ];
  return createHash("sha256").update(fields.map(netstring).join(""), "utf8").digest("hex");
}

export type ChainWalker = {
  /** Null while all is well; the first problem otherwise, and for ever. */
  add: (row: ChainRow) => ChainVerdict | null;
  finish: (head: ChainHead | null) => ChainVerdict;
};

/**
 * Walks the log from its beginning, one row at a time and in constant memory, and names the first row that is not as it
 * was written. A row that was changed along with its hash shows at the row after it, whose `prevHash` is the old one:
 * the row before is named. `from`: where an export begins, when it is not the beginning.
 */
export function walkChain(from: ChainHead = GENESIS): ChainWalker {
  let last = from;
  let count = 0;
  let failure: ChainVerdict | null = null;
  const fail = (seq: bigint, problem: ChainProblem): ChainVerdict => {
    failure = { ok: false, seq, problem, count };
    return failure;
  };
  const add = (row: ChainRow): ChainVerdict | null => {
    if (failure) return failure;
    if (row.seq <= last.seq) return fail(row.seq, "REORDERED");
    if (row.seq > last.seq + 1n) return fail(last.seq + 1n, "MISSING");
    if (row.prevHash !== last.hash) {
      // Whole by itself, yet not after the row before it: one of the two was rewritten, or they changed places.
      const whole = rowHash(row) === row.hash;
      if (!whole) return fail(row.seq, "REORDERED");
      return fail(last.seq === from.seq ? row.seq : last.seq, "EDITED");
    }
    if (rowHash(row) !== row.hash) return fail(row.seq, "EDITED");
    last = { seq: row.seq, hash: row.hash };
    count += 1;
    return null;
  };
  const finish = (head: ChainHead | null): ChainVerdict => {
    if (failure) return failure;
    if (head && (head.seq !== last.seq || head.hash !== last.hash))
      return fail(head.seq > last.seq ? last.seq + 1n : head.seq, "HEAD_MISMATCH");
    return { ok: true, count, head: last };
  };
  return { add, finish };
}

/** The whole log at once. `head`: what the database keeps beside it, which alone can tell a cut tail. */
export function verifyChain(rows: Iterable<ChainRow>, head: ChainHead | null, from: ChainHead = GENESIS): ChainVerdict {
  const walker = walkChain(from);
  for (const row of rows) {
    const verdict = walker.add(row);
    if (verdict) return verdict;
  }
  return walker.finish(head);
}
