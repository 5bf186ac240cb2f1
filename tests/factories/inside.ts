import { actingAsSystem } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";

/** The database as nobody but the portal itself may see it: to arrange and to look at rows that row-level security protects. */
export const inside = db.$extends({
  query: { $allOperations: ({ args, query }) => actingAsSystem("test: looking inside", () => query(args)) },
}) as unknown as typeof db;
