import "server-only";
import { buffer } from "node:stream/consumers";
import { db } from "@/lib/platform/db";
import { hasFile, openFile } from "@/lib/platform/files";
import type { AddToZip, Zipped } from "@/lib/platform/files/zip-stream";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { Translate } from "@/lib/platform/i18n/translator";
import { renderPdf } from "@/lib/platform/pdf";
import { folderName, uniqueNames } from "../domain/archive-names";
import { isReleased } from "../domain/attachments";
import type { SealedProposal } from "../domain/content";
import { planImages } from "../domain/plan-text";
import { named } from "./sealed-blocks";
import { readSealed } from "./sealed-contents";
import { sealedDocument } from "./sealed-document";

/** How a file stands to the seal: alike, unlike, made from it for reading, held back by the scanner, or not there. */
export type SealVerdict = "SAME" | "OTHER" | "MADE" | "QUARANTINED" | "MISSING";
export type ArchiveKind = "document" | "original" | "attachment" | "picture";
export type IndexRow = {
  receiptNumber: string;
  title: string;
  lead: string;
  kind: ArchiveKind;
  path: string;
  sizeBytes: number | null;
  sha256: string;
  verdict: SealVerdict;
};
export type ArchiveCall = { code: string; titleKo: string; titleEn: string };
type Words = { t: Translate; locale: Locale };
type Seal = { content: string; sha256: string; sealNo: number; sealedAt: Date };
type SealedFile = { kind: ArchiveKind; path: string; sha256: string; verdict?: "QUARANTINED" };

/** Files the scanner has not let through: the archive names them and leaves them out. */
async function heldBack(sealed: SealedProposal): Promise<Set<string>> {
  const rows = await db.proposalAttachment.findMany({
    where: { proposalId: sealed.proposalId, id: { in: sealed.attachments.map(({ id }) => id) } },
    select: { id: true, scan: true },
  });
  const released = new Set(rows.flatMap((row) => (isReleased(row.scan) ? [row.id] : [])));
  return new Set(sealed.attachments.flatMap(({ id }) => (released.has(id) ? [] : [id])));
}

const picturesOf = ({ sections: { technology, goals, impact } }: SealedProposal) => [
  ...new Map(
    [technology, goals, impact].flatMap(({ document }) => planImages(document)).map((image) => [image.fileId, image]),
  ).values(),
];

/** Pictures as the paper needs them, by their file: type by what was found at the upload, bytes only if they are the sealed ones. */
async function picturesFor(sealed: SealedProposal) {
  const shown = picturesOf(sealed);
  const rows = await db.storedFile.findMany({
    where: { id: { in: shown.map(({ fileId }) => fileId) } },
    select: { id: true, sha256: true, mediaType: true },
  });
  const given = new Map<string, { path: string; bytes: Buffer }>();
  for (const { fileId, sha256 } of shown) {
    const row = rows.find((one) => one.id === fileId);
    if (row?.sha256 !== sha256 || !(await hasFile(sha256))) continue;
    const ending = row.mediaType === "image/png" ? "png" : "jpg";
    given.set(fileId, { path: `/pictures/${fileId}.${ending}`, bytes: await buffer(await openFile(sha256)) });
  }
  return given;
}

async function addDocument(
  add: AddToZip,
  path: string,
  about: { seal: Seal; sealed: SealedProposal; call: ArchiveCall },
  locale: Locale,
) {
  const { seal, sealed, call } = about;
  const pictures = await picturesFor(sealed);
  const worded = (picturePath: (fileId: string) => string) =>
    sealedDocument({ ...seal, sealed, call, picturePath }, locale);
  const shown = await worded((fileId) => pictures.get(fileId)?.path ?? "");
  // A picture that paper cannot show must not keep back the words around it: they are printed with its description.
  const pdf = await renderPdf("proposal", shown, seal.sealedAt, [...pictures.values()]).catch(
    async (error: unknown) => {
      if (pictures.size === 0) throw error;
      return renderPdf("proposal", await worded(() => ""), seal.sealedAt);
    },
  );
  return add({ path, content: pdf, at: seal.sealedAt, compress: false });
}

/** Everything sealed with a proposal besides its text, each under a name of its own. */
async function sealedFiles(sealed: SealedProposal, folder: string, { t }: Words): Promise<SealedFile[]> {
  const held = await heldBack(sealed);
  const [nameOf, pictureName] = [uniqueNames(), uniqueNames()];
  const attachments = sealed.attachments.map(
    ({ id, name, sha256 }): SealedFile => ({
      kind: "attachment",
      path: `${folder}/${t("proposals.archive.attachments")}/${nameOf(name)}`,
      sha256,
      ...(held.has(id) ? { verdict: "QUARANTINED" } : {}),
    }),
  );
  const types = await db.storedFile.findMany({
    where: { id: { in: picturesOf(sealed).map(({ fileId }) => fileId) } },
    select: { id: true, mediaType: true },
  });
  const pictures = picturesOf(sealed).map(({ fileId, sha256, alt }): SealedFile => {
    const ending = types.find((one) => one.id === fileId)?.mediaType === "image/png" ? "png" : "jpg";
    const path = `${folder}/${t("proposals.archive.pictures")}/${pictureName(`${alt.slice(0, 40) || fileId}.${ending}`)}`;
    return { kind: "picture", path, sha256 };
  });
  return [...attachments, ...pictures];
}

/** One file of the seal into the archive, streamed; what is held back or lost is named instead, with the hash it should have. */
async function addSealed(
  add: AddToZip,
  file: SealedFile,
  at: Date,
): Promise<Omit<IndexRow, "receiptNumber" | "title" | "lead">> {
  const { kind, path, sha256 } = file;
  const absent = { kind, path, sizeBytes: null, sha256 };
  if (file.verdict) return { ...absent, verdict: file.verdict };
  if (!(await hasFile(sha256))) return { ...absent, verdict: "MISSING" };
  const zipped = await add({ path, content: () => openFile(sha256), at, compress: false });
  return { kind, ...zipped, verdict: zipped.sha256 === sha256 ? "SAME" : "OTHER" };
}

/**
 * One proposal into its folder, as the given seal holds it: the document to read, the sealed text byte by byte, and its
 * files. Nothing is kept after it; what went in is returned for the index.
 */
export async function archiveProposal(
  add: AddToZip,
  sealId: string,
  call: ArchiveCall,
  words: Words,
): Promise<IndexRow[]> {
  const seal = await db.proposalSeal.findUniqueOrThrow({
    where: { id: sealId },
    select: { content: true, sha256: true, sealNo: true, sealedAt: true },
  });
  const sealed = readSealed(seal.content);
  const { receiptNumber } = sealed;
  const lead = sealed.consortium.find((member) => member.role === "LEAD");
  const leadName = named(words.locale, lead?.nameKo ?? "", lead?.nameEn ?? "");
  const folder = folderName(receiptNumber, leadName);
  const about = { receiptNumber, title: named(words.locale, sealed.titleKo, sealed.titleEn), lead: leadName };
  const row = (kind: ArchiveKind, zipped: Zipped, verdict: SealVerdict): IndexRow => ({
    ...about,
    kind,
    ...zipped,
    verdict,
  });

  const rows: IndexRow[] = [];
  const document = await addDocument(add, `${folder}/${receiptNumber}.pdf`, { seal, sealed, call }, words.locale);
  rows.push(row("document", document, "MADE"));
  const original = await add({ path: `${folder}/${receiptNumber}.json`, content: seal.content, at: seal.sealedAt });
  rows.push(row("original", original, original.sha256 === seal.sha256 ? "SAME" : "OTHER"));
  for (const file of await sealedFiles(sealed, folder, words))
    rows.push({ ...about, ...(await addSealed(add, file, seal.sealedAt)) });
  return rows;
}
