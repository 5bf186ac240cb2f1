import { z } from "zod";
import { PUBLIC_SHEETS } from "./types";

/** Which sheet of which published stage: both come from an address. */
export const publicSheetSchema = z.object({
  number: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .transform(Number),
  sheet: z.enum(PUBLIC_SHEETS),
});
