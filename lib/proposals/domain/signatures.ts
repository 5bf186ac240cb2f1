import type { ConsentText } from "@/lib/rulebook/domain/rulebook";
import { type MemberFacts, memberState } from "./consortium";

export type SealedConsent = ConsentText;
/** Which wording somebody consented to. */
export type ConsentVersion = { key: string; version: number };
/** ⑬: a signature as it is sealed; `signedAt` is an ISO instant. */
export type SealedSignature = {
  organisationId: string;
  nameKo: string;
  nameEn: string;
  signerName: string;
  signedAt: string;
  contentSha256: string;
  consents: ConsentVersion[];
};
/** A standing signature: of an organisation, by a person, under a content. */
export type Signature = Omit<SealedSignature, "nameKo" | "nameEn" | "signedAt"> & { signerId: string; signedAt: Date };

type Member = Pick<MemberFacts, "organisationId" | "nameKo" | "nameEn" | "acceptedAt" | "declinedAt">;

/** Organisations whose signature is needed: all that take part. */
export const signingMembers = <M extends Member>(members: readonly M[]): M[] =>
  members.filter((member) => memberState(member) !== "DECLINED");

/** Signatures that hold for this content: of organisations that take part, under exactly this hash. */
export const validSignatures = (
  members: readonly Member[],
  signatures: readonly Signature[],
  sha256: string,
): Signature[] =>
  signatures.filter(
    (signature) =>
      signature.contentSha256 === sha256 &&
      signingMembers(members).some((member) => member.organisationId === signature.organisationId),
  );

/** ⑬: organisations that must still sign, or sign again; none when the call asks for no signatures. */
export const unsignedMembers = <M extends Member>(
  members: readonly M[],
  valid: readonly Pick<Signature, "organisationId">[],
  required: boolean,
): M[] =>
  required
    ? signingMembers(members).filter(
        (member) => !valid.some((signature) => signature.organisationId === member.organisationId),
      )
    : [];

export const consentVersions = (texts: readonly ConsentText[]): ConsentVersion[] =>
  texts.map(({ key, version }) => ({ key, version }));

/** A signature with the organisation's names, as it goes into the seal. */
export const sealedSignatures = (members: readonly Member[], valid: readonly Signature[]): SealedSignature[] =>
  valid.flatMap(({ signerId: _signer, signedAt, ...signature }) => {
    const member = members.find((one) => one.organisationId === signature.organisationId);
    return member
      ? [{ ...signature, nameKo: member.nameKo, nameEn: member.nameEn, signedAt: signedAt.toISOString() }]
      : [];
  });
