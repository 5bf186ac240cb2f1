import "server-only";
import type { Tx } from "@/lib/platform/db";
import { type Outcome, ok, refuseField } from "@/lib/platform/outcome";
import { listCatalogueChoices } from "@/lib/references/queries";
import type { SectionDrafts, WrittenKey } from "../domain/drafts";
import { withCatalogue } from "../domain/planned-target";
import { ownsImages } from "../queries/plan-images";

type Prepare<K extends WrittenKey> = (
  tx: Tx,
  proposalId: string,
  content: SectionDrafts[K],
) => Promise<Outcome<SectionDrafts[K]>>;

/** A picture of another proposal would let one read through the other. */
async function ownPictures<P extends SectionDrafts["technology"]>(
  tx: Tx,
  proposalId: string,
  content: P,
): Promise<Outcome<P>> {
  const own = await ownsImages(tx, proposalId, content.document);
  return own ? ok(content) : refuseField("document", "proposals.foreignImage");
}

/** ⑥: names, figures and sources are the catalogue's at the moment of saving; what the browser says of them does not count. */
async function cataloguedFigures(
  _tx: Tx,
  _proposalId: string,
  content: SectionDrafts["performance"],
): Promise<Outcome<SectionDrafts["performance"]>> {
  return ok(withCatalogue(content, await listCatalogueChoices()));
}

const PREPARE: { [K in WrittenKey]?: Prepare<K> } = {
  technology: ownPictures,
  goals: ownPictures,
  impact: ownPictures,
  performance: cataloguedFigures,
};

/** What is kept of what was sent: facts that only the server knows are put in, and what is not this proposal's is refused. */
export async function preparedSection<K extends WrittenKey>(
  tx: Tx,
  proposalId: string,
  key: K,
  content: SectionDrafts[K],
): Promise<Outcome<SectionDrafts[K]>> {
  const prepare = PREPARE[key];
  return prepare ? prepare(tx, proposalId, content) : ok(content);
}
