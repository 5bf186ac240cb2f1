import type { SealedProposal } from "./content";

/** What the staff's search looks through, kept with each seal: number, titles, organisations, PI; in small letters. */
export function searchTextOf(sealed: SealedProposal): string {
  const leaders = sealed.sections.people.people.filter((person) => person.role === "PI");
  return [
    sealed.receiptNumber,
    sealed.titleKo,
    sealed.titleEn,
    ...sealed.consortium.flatMap((member) => [member.nameKo, member.nameEn]),
    ...leaders.flatMap((person) => [person.name, person.nameEn]),
  ]
    .filter((words) => words !== "")
    .join(" ")
    .toLowerCase();
}
