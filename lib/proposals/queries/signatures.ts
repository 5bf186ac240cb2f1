import "server-only";
import type { Reader } from "@/lib/platform/db";
import type { ConsentVersion, Signature } from "../domain/signatures";
import { userNames } from "./names";

/** Signatures of a proposal that nothing voided, oldest first. Two queries. */
export async function standingSignatures(reader: Reader, proposalId: string): Promise<Signature[]> {
  const rows = await reader.proposalSignature.findMany({
    where: { proposalId, voidedAt: null },
    orderBy: [{ signedAt: "asc" }, { id: "asc" }],
    select: { organisationId: true, signerId: true, contentSha256: true, signedAt: true, consents: true },
  });
  const names = await userNames(
    reader,
    rows.map(({ signerId }) => signerId),
  );
  return rows.map((row) => ({
    ...row,
    signerName: names.get(row.signerId) ?? "",
    consents: row.consents as ConsentVersion[],
  }));
}
