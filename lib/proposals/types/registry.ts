import type { LikelyDouble, RegistryName } from "@/lib/organisations/domain/doubles";
import type { MergeEntry, MergeProposal, MergeRefusal, mergeDifferences } from "../domain/merge";

/** What a merge of two entries would touch, as staff see it before they confirm. */
export type MergePreview = {
  target: MergeEntry;
  people: { userId: string; name: string; role: "MANAGER" | "MEMBER"; isInTarget: boolean }[];
  proposals: MergeProposal[];
  /** Rows that pass along without a name. */
  counts: { invitations: number; joinRequests: number; evidence: number; affiliations: number; pools: number };
  differences: ReturnType<typeof mergeDifferences>;
  refusals: MergeRefusal[];
  fingerprint: string;
};
/** A2: the entry that goes, what it may be merged into, and, once that is chosen, the preview. */
export type MergePage = {
  source: MergeEntry;
  suggestions: LikelyDouble<RegistryName>[];
  search: string;
  found: RegistryName[];
  preview: MergePreview | null;
};
