export type Weighted = { teamId: string; weight: number };
export type Share = Weighted & { amountWon: bigint };

const byTeam = (a: { teamId: string }, b: { teamId: string }): number => (a.teamId < b.teamId ? -1 : 1);

/**
 * T2: what each team bears of a price, by its weight, exactly to the won. Declared rule: everybody the whole won of their part; the
 * won that are left go one each to the largest remainders, of equal remainders to the earlier team id. The order of the teams given
 * does not matter.
 */
export function splitCost(priceWon: bigint, teams: readonly Weighted[]): Share[] {
  const taking = teams.filter(({ weight }) => weight > 0).sort(byTeam);
  const total = taking.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
  if (total === 0n) return [];
  const parts = taking.map((team) => {
    const product = priceWon * BigInt(team.weight);
    return { ...team, amountWon: product / total, remainder: product % total };
  });
  const left = Number(priceWon - parts.reduce((sum, { amountWon }) => sum + amountWon, 0n));
  const largest = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? byTeam(a, b) : a.remainder > b.remainder ? -1 : 1,
  );
  const lucky = new Set(largest.slice(0, left).map(({ teamId }) => teamId));
  return parts.map(({ teamId, weight, amountWon }) => ({
    ...{ teamId, weight },
    amountWon: lucky.has(teamId) ? amountWon + 1n : amountWon,
  }));
}
