import "server-only";
import { db } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";
import type { WishRow } from "../types";

const WISH = {
  ...{ id: true, teamId: true, corpus: true, owner: true, kind: true, sizeNote: true, estimatedWon: true },
  ...{ purpose: true, priorityNote: true, wishedAt: true, withdrawnAt: true },
  team: { select: { nameKo: true, nameEn: true } },
  lot: { select: { id: true, number: true } },
} satisfies Prisma.DataWishSelect;

/** Wishes, newest first; one statement. Callers authorise. */
export async function wishRows(where: Prisma.DataWishWhereInput): Promise<WishRow[]> {
  const rows = await db.dataWish.findMany({ where, orderBy: [{ wishedAt: "desc" }, { id: "desc" }], select: WISH });
  return rows.map(({ team, withdrawnAt, ...row }) => ({
    ...row,
    ...{ teamKo: team.nameKo, teamEn: team.nameEn, withdrawn: withdrawnAt !== null },
  }));
}

/** Wishes that can be merged. */
export const OPEN_WISHES = { lotId: null, withdrawnAt: null } as const;
