import { AppError } from "@/lib/platform/errors";
import { createPublicRoute } from "@/lib/platform/route";
import { sheetDownload } from "@/lib/platform/sheet-download";
import { publicSheet } from "@/lib/results/queries/public-results";
import { publicSheetSchema } from "@/lib/results/schema";

/** S11: a sheet of a published stage result, for everybody. */
export const GET = createPublicRoute<{ number: string; sheet: string }>(async ({ params }) => {
  const asked = publicSheetSchema.safeParse(params);
  if (!asked.success) throw new AppError("NOT_FOUND", `sheet ${params.sheet} of stage ${params.number}`);
  return sheetDownload(await publicSheet(asked.data.number, asked.data.sheet), { isPublic: true });
});
