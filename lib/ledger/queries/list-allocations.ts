import "server-only";
import type { Actor } from "@/lib/access/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { ListQuery } from "@/lib/platform/list-query";
import type { Prisma } from "@/prisma/generated/client";
import { AllocationStatus } from "@/prisma/generated/enums";
import { canRequestAllocation, canViewGpuLedger } from "../domain/access";
import { dayAt } from "../domain/calendar";
import type { AllocationView } from "../types";
import { allocationViews } from "./allocation-views";

/** How the list may be asked; the page and its export read the same address. */
export const ALLOCATION_LIST = {
  sortable: ["requestedAt", "team", "gpuCount", "validFrom"],
  defaultSort: "requestedAt",
  defaultDirection: "desc",
  filters: ["status"],
} as const;

type AllocationPage = { rows: AllocationView[]; total: number; mayRequest: boolean };

function whereOf(query: ListQuery): Prisma.GpuAllocationWhereInput {
  const text = { contains: query.search, mode: "insensitive" as const };
  const status = Object.values(AllocationStatus).find((one) => one === query.filters.status);
  return {
    ...(status ? { status } : {}),
    ...(query.search
      ? {
          OR: [
            { team: { nameKo: text } },
            { team: { nameEn: text } },
            { pool: { nameKo: text } },
            { pool: { nameEn: text } },
          ],
        }
      : {}),
  };
}

function orderOf({ sort, direction }: ListQuery): Prisma.GpuAllocationOrderByWithRelationInput[] {
  if (sort === "team") return [{ team: { nameKo: direction } }, { id: direction }];
  const column = sort === "gpuCount" || sort === "validFrom" ? sort : "requestedAt";
  return [{ [column]: direction }, { id: direction }];
}

/** Allocations over all pools, searched, filtered, sorted and paged by the database. `all` leaves paging out, for exports. */
export async function listAllocations(actor: Actor, query: ListQuery, all = false): Promise<AllocationPage> {
  if (!canViewGpuLedger(actor)) throw new AppError("NOT_FOUND", "allocations");
  const where = whereOf(query);
  const paging = all ? {} : { skip: (query.page - 1) * query.pageSize, take: query.pageSize };
  const today = dayAt(await now());
  const [rows, total] = await Promise.all([
    allocationViews(actor, { where, orderBy: orderOf(query), ...paging }, today),
    db.gpuAllocation.count({ where }),
  ]);
  return { rows, total, mayRequest: canRequestAllocation(actor) };
}
