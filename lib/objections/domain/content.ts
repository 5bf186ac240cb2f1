import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/audit/canonical";

export type FiledContent = {
  receiptNumber: string;
  ground: string;
  statement: string;
  request: string;
  files: readonly { name: string; sha256: string }[];
};

/** Of a proposal's own number, as there is only one objection to each result (S10). */
export const objectionNumber = (receiptNumber: string, stageNumber: number | null): string =>
  stageNumber === null ? `${receiptNumber}-OB` : `${receiptNumber}-S${stageNumber}-OB`;

/** What the receipt vouches for: the same content gives the same hash, whoever computes it. */
export const contentHash = (content: FiledContent): string =>
  createHash("sha256")
    .update(
      canonicalJson({
        ...content,
        files: [...content.files]
          .map(({ name, sha256 }) => ({ name, sha256 }))
          .sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
      }),
    )
    .digest("hex");
