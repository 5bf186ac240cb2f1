import { pdfData } from "@/lib/platform/pdf/reader-data";
import { createRoute, noInput } from "@/lib/platform/route";

/** Character maps and standard fonts of the PDF preview: Korean documents name them and do not carry them. */
export const GET = createRoute<typeof noInput, { folder: string; file: string }>({
  schema: noInput,
  run: ({ params }) => pdfData(params.folder, params.file),
});
