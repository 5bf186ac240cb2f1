import type { Actor } from "@/lib/access/actor";
import { canonicalJson } from "@/lib/audit/canonical";
import { db } from "@/lib/platform/db";
import { sha256Hex } from "@/lib/proposals/domain/sealing";
import { consentVersions } from "@/lib/proposals/domain/signatures";
import { proposalFacts, submissionFacts } from "@/lib/proposals/queries/facts";

export const TITLE = "마감 측정용 과제";
const CHUNK = 1_000;

/** One proposal of the scenario. */
export type Copy = {
  id: string;
  organisationId: string;
  managerId: string;
  number: number;
  complete: boolean;
  registrationNumber: string;
  university: University;
};
export type University = { id: string; officeId: string; nameKo: string; nameEn: string; registrationNumber: string };

export async function inChunks<T>(rows: readonly T[], write: (chunk: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) await write(rows.slice(from, from + CHUNK));
}

type Lead = { id: string; manager: Actor };

/** What the original's members sign, as text in which a copy's own facts take the place of the original's. */
export async function signedText(lead: Lead, university: { id: string }, proposalId: string, at: Date) {
  const facts = await proposalFacts(db, lead.manager, proposalId);
  const { content } = await submissionFacts(db, facts, at);
  const namesOf = (id: string) =>
    db.organisation.findUniqueOrThrow({
      where: { id },
      select: { id: true, nameKo: true, nameEn: true, registrationNumber: true },
    });
  return {
    text: canonicalJson({ ...content, receiptNumber: "", signatures: [] }),
    titleKo: content.titleKo,
    proposalId,
    lead: await namesOf(lead.id),
    university: await namesOf(university.id),
    consents: consentVersions(content.consents),
  };
}
type Signed = Awaited<ReturnType<typeof signedText>>;
type Names = Signed["lead"];

const field = (name: string, value: string): string => `${JSON.stringify(name)}:${JSON.stringify(value)}`;
export const TAIL = 12;
/** How the factory's addresses of people end their first part: with the end of the organisation's id. */
export const addressEnd = (organisationId: string): string => `.${organisationId.slice(-TAIL)}@`;

/** Every place where an organisation names itself, with what the copy's own says there. */
const renamed = (from: Names, to: Names): [string, string][] => [
  ...(["nameKo", "nameEn", "registrationNumber"] as const).map((name): [string, string] => [
    field(name, from[name]),
    field(name, to[name]),
  ]),
  [from.id, to.id],
];

/** ⑬: both members of every complete copy sign what it holds. */
export async function signCopies(signed: Signed, copies: readonly Copy[], at: Date): Promise<void> {
  const { consents } = signed;
  const hashOf = ({ id, organisationId, number, registrationNumber, university }: Copy): string => {
    const lead = { id: organisationId, nameKo: `마감기관 ${number}`, nameEn: `Deadline ${number}`, registrationNumber };
    const changes = [
      [field("titleKo", signed.titleKo), field("titleKo", `${TITLE} ${number}`)],
      ...[signed.lead, signed.university].map(({ id: from }) => [addressEnd(from), addressEnd(organisationId)]),
      ...renamed(signed.lead, lead),
      ...renamed(signed.university, university),
      [signed.proposalId, id],
    ];
    return sha256Hex(changes.reduce((text, [from = "", to = ""]) => text.replaceAll(from, to), signed.text));
  };
  await inChunks(copies, (chunk) =>
    db.proposalSignature.createMany({
      data: chunk.flatMap((copy) => {
        const row = { proposalId: copy.id, contentSha256: hashOf(copy), consents, signedAt: at };
        return [
          { ...row, organisationId: copy.organisationId, signerId: copy.managerId },
          { ...row, organisationId: copy.university.id, signerId: copy.university.officeId },
        ];
      }),
    }),
  );
}
