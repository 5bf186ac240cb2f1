import { fitBradleyTerry } from "./bradley-terry";
import type { PairCount, PairCounts } from "./pair-count";
import { type Rating, ratingsOf } from "./rating";

/** Votes as the field publishes them: `X[k]` the two models of a row, `Y[k]` first wins, second wins, ties, both bad. */
export type VoteFile = {
  models: string[];
  X: [number, number][];
  Y: [number, number, number, number][];
};

export function countsOfVoteFile({ models, X, Y }: VoteFile): PairCounts {
  const pairs = X.map(([first, second], row): PairCount => {
    const [firstWins, secondWins, ties, bothBad] = Y[row] ?? [0, 0, 0, 0];
    return { first, second, firstWins, secondWins, ties, bothBad };
  });
  return { size: models.length, pairs };
}

const REASONS = {
  TOO_FEW: "fewer than two models",
  DISCONNECTED: "nobody compared these groups",
  ONE_SIDED: "a group never lost a vote to those after it",
};

const line = (name: string, one: Rating): string =>
  `${String(one.rank).padStart(3)}  ${one.rating.toFixed(1).padStart(7)}  [${one.lower.toFixed(1).padStart(7)}, ${one.upper.toFixed(1).padStart(7)}]  ${Math.exp(one.theta).toFixed(3).padStart(7)}  ${name}`;

/** X4: what a third party reads: rank, rating, 95 % interval and strength of every model, or why there are none. */
export function voteReport(file: VoteFile): { estimable: boolean; summary: string; lines: string[] } {
  const fit = fitBradleyTerry(countsOfVoteFile(file));
  const nameOf = (model: number): string => file.models[model] ?? String(model);
  if (!fit.estimable) {
    const groups = "groups" in fit ? fit.groups.map((group) => group.map(nameOf).join(", ")) : [];
    return {
      estimable: false,
      summary: `Not estimable from ${fit.votes} votes on ${file.models.length} models: ${REASONS[fit.reason]}`,
      lines: groups.map((group, index) => `group ${index + 1}: ${group}`),
    };
  }
  const ratings = ratingsOf(fit).sort((a, b) => b.theta - a.theta);
  return {
    estimable: true,
    summary: `Ratings of ${file.models.length} models from ${fit.votes} votes`,
    lines: [
      "rank   rating  [95 % interval    ]  strength  model",
      ...ratings.map((one) => line(nameOf(one.competitor), one)),
    ],
  };
}
