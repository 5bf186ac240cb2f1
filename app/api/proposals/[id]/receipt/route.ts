import { now } from "@/lib/platform/clock";
import { renderPdf } from "@/lib/platform/pdf";
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
    return new Response(new Uint8Array(pdf), {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": `attachment; filename="${receipt.receiptNumber}.pdf"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  },
});
