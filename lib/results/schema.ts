import { z } from "zod";
import type { SheetKind } from "./types";

const SHEET_KINDS = ["stage", "contest", "verification"] as const satisfies readonly SheetKind[];

/** Which sheet of which published stage: both come from an address. */
export const publicSheetSchema = z.object({
  number: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .transform(Number),
  sheet: z.enum(SHEET_KINDS),
});
