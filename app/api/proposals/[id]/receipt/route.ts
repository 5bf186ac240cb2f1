import { now } from "@/lib/platform/clock";
import { pdfResponse, renderPdf } from "@/lib/platform/pdf";
import { createRoute } from "@/lib/platform/route";
import { getReceipt } from "@/lib/proposals/queries/receipt";
import { receiptDocument } from "@/lib/proposals/queries/receipt-document";
import { receiptFormatSchema } from "@/lib/proposals/schema";

/** A8: the receipt as PDF, in the language asked for. */
export const GET = createRoute<typeof receiptFormatSchema, { id: string }>({
  schema: receiptFormatSchema,
  run: async ({ actor, params }, { locale }) => {
    const receipt = await getReceipt(actor, params.id, await now());
    const pdf = await renderPdf("receipt", await receiptDocument(receipt, locale), receipt.sealedAt);
    return pdfResponse(pdf, receipt.receiptNumber);
  },
});
