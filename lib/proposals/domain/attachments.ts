import type { AttachmentRules, RulebookContent } from "@/lib/rulebook/domain/rulebook";

/** Kind of a file that belongs to none of the wanted ones. */
export const OTHER_KIND = "other";
/** Bytes of one piece of an upload; the server takes none that is larger than `MAX_CHUNK_BYTES`. */
export const CHUNK_BYTES = 2_000_000;
export const MAX_CHUNK_BYTES = 8_000_000;
/** Endings offered by the file dialog. What a file is, its content says. */
export const DOCUMENT_ENDINGS = [".pdf", ".hwpx", ".hwp", ".docx", ".xlsx", ".pptx", ".png", ".jpg", ".jpeg"] as const;
const MEGABYTE = 1_000_000;

export type ScanState = "UNSCANNED" | "WAITING" | "CLEAN" | "INFECTED";
export type Attachment = {
  id: string;
  kind: string;
  name: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  scan: ScanState;
};
/** A6, A8: a file as it is sealed. */
export type SealedAttachment = Pick<Attachment, "id" | "kind" | "name" | "sizeBytes" | "sha256"> & {
  /** What the call calls this kind; empty for `other`. */
  kindKo: string;
  kindEn: string;
};

export type AttachmentKind = {
  key: string;
  nameKo: string;
  nameEn: string;
  required: boolean;
  maxFiles: number | null;
};
/** The kinds a call takes, in its order; `other` last, without names of its own. */
export const attachmentKinds = (rules: AttachmentRules): AttachmentKind[] => [
  ...rules.wanted,
  ...(rules.allowOther ? [{ key: OTHER_KIND, nameKo: "", nameEn: "", required: false, maxFiles: null }] : []),
];

/** Whether a call takes files at all: it asks for the section. */
export const takesAttachments = (rulebook: Pick<RulebookContent, "proposal">): boolean =>
  rulebook.proposal.sections.some((section) => section.key === "attachments");

export type LimitRefusal = { code: string; maximum?: number };
type New = { kind: string; name: string; sizeBytes: number };
type Standing = { id: string; kind: string; name: string; sizeBytes: number };

/**
 * A6: why a file of this size may not be added to those that stand, if so; `replacesId` leaves one of them out. Limits in
 * megabytes of 1,000,000 bytes; the limit itself is allowed.
 */
export function limitRefusal(
  rules: AttachmentRules,
  standing: readonly Standing[],
  file: New,
  replacesId: string | null = null,
): LimitRefusal | null {
  const kept = standing.filter((one) => one.id !== replacesId);
  const kind = attachmentKinds(rules).find((one) => one.key === file.kind);
  if (!kind) return { code: "KIND_UNKNOWN" };
  if (file.sizeBytes <= 0) return { code: "EMPTY" };
  if (file.sizeBytes > rules.maxFileMegabytes * MEGABYTE)
    return { code: "FILE_TOO_LARGE", maximum: rules.maxFileMegabytes };
  const total = kept.reduce((sum, one) => sum + one.sizeBytes, file.sizeBytes);
  if (total > rules.maxTotalMegabytes * MEGABYTE) return { code: "TOTAL_TOO_LARGE", maximum: rules.maxTotalMegabytes };
  if (kept.length >= rules.maxFiles) return { code: "TOO_MANY", maximum: rules.maxFiles };
  if (kind.maxFiles !== null && kept.filter((one) => one.kind === kind.key).length >= kind.maxFiles)
    return { code: "TOO_MANY_OF_KIND", maximum: kind.maxFiles };
  return kept.some((one) => one.kind === file.kind && one.name === file.name) ? { code: "NAME_TAKEN" } : null;
}

/** A6: kinds that the call requires and of which no file is there. */
export const missingAttachments = (
  rules: AttachmentRules,
  standing: readonly Pick<Standing, "kind">[],
): { key: string; nameKo: string; nameEn: string }[] =>
  rules.wanted
    .filter((wanted) => wanted.required && !standing.some((one) => one.kind === wanted.key))
    .map(({ key, nameKo, nameEn }) => ({ key, nameKo, nameEn }));

/** What may be sealed: an infected file never. */
export const sealable = <A extends Pick<Attachment, "scan">>(files: readonly A[]): A[] =>
  files.filter((file) => file.scan !== "INFECTED");

/** A8: what of the files goes into the seal. */
export const sealedAttachments = (rules: AttachmentRules, files: readonly Attachment[]): SealedAttachment[] =>
  sealable(files).map(({ id, kind, name, sizeBytes, sha256 }) => {
    const wanted = rules.wanted.find((one) => one.key === kind);
    return { id, kind, kindKo: wanted?.nameKo ?? "", kindEn: wanted?.nameEn ?? "", name, sizeBytes, sha256 };
  });

/** Whether a file may be handed out: with a scanner, only once it was found clean. */
export const isReleased = (scan: ScanState): boolean => scan === "CLEAN" || scan === "UNSCANNED";

const PREVIEWED = new Map([
  ["pdf", "application/pdf"],
  ["png", "image/png"],
  ["jpg", "image/jpeg"],
  ["jpeg", "image/jpeg"],
]);
/** What a browser can show of a file on the spot, null when nothing. A seal keeps names only, and an ending that lies was refused (A6). */
export const previewTypeOf = (name: string): string | null =>
  PREVIEWED.get(name.slice(name.lastIndexOf(".") + 1).toLowerCase()) ?? null;
