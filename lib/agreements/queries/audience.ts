import "server-only";
import type { Reader } from "@/lib/platform/db";
import { organisationSigners, type Signer } from "@/lib/proposals/queries/audience";

/** ⑬, D4: who may sign for each of these organisations today, as for the proposal. */
export async function partySigners(
  reader: Reader,
  proposalId: string,
  organisationIds: readonly string[],
  leadOrganisationId: string,
): Promise<Signer[]> {
  return organisationSigners(
    reader,
    proposalId,
    organisationIds.map((organisationId) => ({
      organisationId,
      role: organisationId === leadOrganisationId ? ("LEAD" as const) : ("PARTICIPANT" as const),
    })),
  );
}
