import type { Actor } from "@/lib/access/actor";
import { importListing } from "@/lib/derivatives/commands/import-listing";
import { registerBase } from "@/lib/derivatives/commands/register-base";
import type { Relation } from "@/lib/stages/domain/derivatives-plan";
import { expectOk } from "./proposals";
import { uploadTexts } from "./verification";

export type HubModel = {
  id: string;
  relation?: Relation;
  parent?: string;
  createdAt?: string;
  downloads?: number;
  likes?: number;
  gated?: false | "auto" | "manual";
  private?: boolean;
  /** Content of its weight files, as the hub hashes them; null: the page does not say. */
  weights?: string[] | null;
};

/** A model as the hub's API lists it. */
export const hubModel = (base: string, { id, relation = "finetune", weights, parent, ...over }: HubModel) => ({
  _id: Buffer.from(id).toString("hex").slice(0, 24),
  id,
  modelId: id,
  author: id.split("/")[0],
  createdAt: over.createdAt ?? "2025-11-10T03:00:00.000Z",
  lastModified: "2025-11-20T03:00:00.000Z",
  private: over.private ?? false,
  gated: over.gated ?? false,
  downloads: over.downloads ?? 40,
  likes: over.likes ?? 2,
  tags: id === base ? [] : ["safetensors", `base_model:${parent ?? base}`, `base_model:${relation}:${parent ?? base}`],
  library_name: relation === "adapter" ? "peft" : "transformers",
  pipeline_tag: "text-generation",
  sha: Buffer.from(id).toString("hex").padEnd(40, "0").slice(0, 40),
  ...(weights === null
    ? {}
    : {
        siblings: [
          { rfilename: "README.md" },
          ...(weights ?? [id]).map((content, index) => ({
            rfilename: relation === "quantized" ? `model-${index}.gguf` : `model-${index}.safetensors`,
            lfs: { sha256: Buffer.from(content).toString("hex").padEnd(64, "0").slice(-64), size: 1, pointerSize: 134 },
          })),
        ],
      }),
});

type OfTeam = { stageId: string; teamId: string };

export const namedBase = (actor: Actor, of: OfTeam, repository: string, at: Date, owners: string[] = []) =>
  expectOk(registerBase(actor, { ...of, repository, releasedOn: "2025-11-01", owners }, at));

/** Uploads the base and these models as one page and imports it as the listing of a day. */
export async function importedPage(
  operator: Actor,
  of: OfTeam,
  { base, takenOn, models }: { base: string; takenOn: string; models: readonly HubModel[] },
  at: Date,
) {
  const page = [hubModel(base, { id: base }), ...models.map((one) => hubModel(base, one))];
  const fileIds = await uploadTexts(operator, [["models.json", JSON.stringify(page, null, 1)]]);
  return importListing(operator, { ...of, takenOn, fileIds }, at);
}
