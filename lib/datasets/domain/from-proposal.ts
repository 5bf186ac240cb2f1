import type { DataContent } from "@/lib/proposals/domain/sections/data";

export type ProposedWish = { corpus: string; owner: string; estimatedWon: bigint };
export type ProposedProject = { title: string; year: number; amountWon: bigint };
type Known = {
  wishes: readonly { corpus: string; owner: string }[];
  projects: readonly { title: string }[];
};

/** A4: what the sealed proposal asked for and the team has not brought forward yet, so that nobody types it twice. */
export function fromProposal(
  data: Pick<DataContent, "wishes" | "projects">,
  known: Known,
): { wishes: ProposedWish[]; projects: ProposedProject[] } {
  const wished = new Set(known.wishes.map(({ corpus, owner }) => `${corpus}\n${owner}`));
  const titles = new Set(known.projects.map(({ title }) => title));
  return {
    wishes: data.wishes
      .filter(({ corpus, ownerName }) => !wished.has(`${corpus}\n${ownerName}`))
      .map(({ corpus, ownerName, estimatedWon }) => ({ corpus, owner: ownerName, estimatedWon: BigInt(estimatedWon) })),
    projects: data.projects
      .filter(({ title }) => !titles.has(title))
      .map(({ title, year, amountWon }) => ({ title, year, amountWon: BigInt(amountWon) })),
  };
}
