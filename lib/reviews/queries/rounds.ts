import "server-only";
import type { Reader } from "@/lib/platform/db";
import type { RoundKind } from "@/lib/rulebook/domain/rulebook";
import type { Round } from "../domain/rounds";

export const ROUND = {
  ordinal: true,
  kind: true,
  othersReviews: true,
  identities: true,
  opensAt: true,
  dueAt: true,
} as const;

/** A round with the terms of its schedule. */
export const ROUND_TERMS = {
  ...ROUND,
  id: true,
  seed: true,
  slotMinutes: true,
  breakMinutes: true,
  bring: true,
  announcedAt: true,
} as const;

/** One round of a panel with its schedule's terms; null when the panel does not hold it. */
export const roundOfKind = (reader: Reader, panelId: string, kind: RoundKind) =>
  reader.reviewRound.findUnique({
    where: { panelId_kind: { panelId, kind } },
    select: ROUND_TERMS,
  });

/** As PostgreSQL writes them into JSON. */
export type RoundJson = Omit<Round, "opensAt" | "dueAt"> & { opensAt: string | null; dueAt: string | null };
export const roundsFrom = (rows: readonly RoundJson[]): Round[] =>
  rows.map((row) => ({
    ...row,
    opensAt: row.opensAt === null ? null : new Date(row.opensAt),
    dueAt: row.dueAt === null ? null : new Date(row.dueAt),
  }));
