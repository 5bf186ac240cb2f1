import { expect, it } from "vitest";
import { fromProposal } from "./from-proposal";

const data = {
  wishes: [
    { corpus: "신문", ownerName: "협회", year: 2026, estimatedWon: 10n },
    { corpus: "신문", ownerName: "조합", year: 2026, estimatedWon: 20n },
  ],
  projects: [{ title: "구축", year: 2026, amountWon: 30n }],
};

it("A4: leaves out what the team has brought forward, of the same corpus and owner only", () => {
  expect(fromProposal(data, { wishes: [], projects: [] })).toEqual({
    wishes: [
      { corpus: "신문", owner: "협회", estimatedWon: 10n },
      { corpus: "신문", owner: "조합", estimatedWon: 20n },
    ],
    projects: [{ title: "구축", year: 2026, amountWon: 30n }],
  });
  const known = { wishes: [{ corpus: "신문", owner: "협회" }], projects: [{ title: "구축" }] };
  expect(fromProposal(data, known)).toEqual({
    wishes: [{ corpus: "신문", owner: "조합", estimatedWon: 20n }],
    projects: [],
  });
});
