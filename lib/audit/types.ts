import type { ChainProblem } from "./domain/chain";

export type AuditRow = {
  seq: string;
  occurredAt: Date;
  actorId: string | null;
  actorName: string;
  actorRoles: string[];
  type: string;
  subjectType: string;
  subjectId: string;
};
export type AuditDetail = AuditRow & {
  recordedAt: Date;
  channel: string;
  requestId: string;
  rulebookVersion: number | null;
  /** What the event says, by field; `from` and `to` hold the old and new values where there are such. */
  data: Record<string, unknown>;
  prevHash: string;
  hash: string;
  previousSeq: string | null;
  nextSeq: string | null;
};
export type ChainCheck = {
  at: Date;
  ok: boolean;
  count: number;
  /** First bad row, where there is one. */
  seq: string | null;
  problem: ChainProblem | null;
};
export type ChainStatus = {
  head: { seq: string; hash: string };
  published: { seq: string; hash: string; at: Date } | null;
  lastCheck: ChainCheck | null;
};
export type AccessRow = {
  id: string;
  at: Date;
  actorName: string;
  ipAddress: string | null;
  kind: string;
  subjectType: string;
  subjectId: string;
  detail: string | null;
  reason: string | null;
};
