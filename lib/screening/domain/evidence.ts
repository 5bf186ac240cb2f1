/** OPEN: a person has to look. */
export type FindingVerdict = "PASS" | "FAIL" | "OPEN";
export type Name = { ko: string; en: string };

/** What a rule saw, in words of `screening.evidence.<says>`; the unit of a value is in its name, as in notices. */
export type Evidence = {
  /** Of this one thing; null where it is only told. */
  verdict: FindingVerdict | null;
  /** Whom or what it is about; null for the proposal as a whole. */
  about: Name | null;
  says: EvidenceWord;
  params: Record<string, string | number | Name>;
};

export const EVIDENCE_WORDS = [
  "numberValid",
  "numberInvalid",
  "notInRegistry",
  "mergedEntry",
  "sizeConfirmed",
  "sizeUnconfirmed",
  "sizeDiffers",
  "universityWithGraduates",
  "universityWithoutGraduates",
  "noUniversity",
  "universityNotAsked",
  "noLessor",
  "lessorAsks",
  "lessorWaits",
  "lessorParticipates",
  "alsoIn",
  "alikeIn",
  "organisationsNowhereElse",
  "peopleNowhereElse",
  "promisedAlone",
  "promisedWithTeams",
  "promisedWithRivals",
  "peopleWithin",
  "filesGiven",
  "fileMissing",
  "noFilesRequired",
  "contributionRule",
  "contributionEnough",
  "contributionShort",
  "cashShort",
  "contributionRowsWrong",
  "contributionNotAsked",
  "signed",
  "unsigned",
  "signaturesNotAsked",
] as const;
export type EvidenceWord = (typeof EVIDENCE_WORDS)[number];

type Named = { nameKo: string; nameEn: string };
export const nameOf = ({ nameKo, nameEn }: Named): Name => ({ ko: nameKo, en: nameEn || nameKo });

export const evidence = (
  verdict: FindingVerdict | null,
  says: EvidenceWord,
  about: Name | null = null,
  params: Evidence["params"] = {},
): Evidence => ({ verdict, about, says, params });

/** One failure fails the rule; one open question leaves it open. */
export function worstOf(items: readonly Pick<Evidence, "verdict">[]): FindingVerdict {
  if (items.some(({ verdict }) => verdict === "FAIL")) return "FAIL";
  return items.some(({ verdict }) => verdict === "OPEN") ? "OPEN" : "PASS";
}
