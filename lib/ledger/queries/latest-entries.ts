import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { LedgerEntryView } from "../types";
import { entryViews } from "./list-entries";

const SHOWN = 100;

/** The latest movements of a pool with every name they carry; callers authorise. One statement, by the index on pool and time. */
export const latestEntries = (poolId: string): Promise<LedgerEntryView[]> =>
  entryViews(Prisma.sql`WHERE e."poolId" = ${poolId}`, Prisma.sql`ORDER BY e.at DESC, e.id DESC`, SHOWN);
