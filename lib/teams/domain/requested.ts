import type { SealedProposal } from "@/lib/proposals/domain/content";
import type { MoneyResource, SupportEntry } from "./support";

/** D1: what the sealed proposal asks for, per half-year (GPU) and per year (money); A4 names what counts as what. */
export function requestedSupport(sealed: Pick<SealedProposal, "sections">): SupportEntry[] {
  const { gpu, data, talent } = sealed.sections;
  const gpus = new Map<string, number>();
  for (const request of gpu.requests) {
    gpus.set(request.halfYear, (gpus.get(request.halfYear) ?? 0) + request.gpuCount);
  }
  const money: { resource: MoneyResource; year: number; amountWon: bigint }[] = [
    ...data.wishes.map((wish) => ({
      resource: "DATA_JOINT" as const,
      year: wish.year,
      amountWon: BigInt(wish.estimatedWon),
    })),
    ...data.projects.map((project) => ({
      resource: "DATA_OWN" as const,
      year: project.year,
      amountWon: BigInt(project.amountWon),
    })),
    ...talent.people.map((person) => ({
      resource: "TALENT" as const,
      year: person.year,
      amountWon: BigInt(person.labourWon) + BigInt(person.researchWon) + BigInt(person.stayWon),
    })),
  ];
  const sums = new Map<string, Extract<SupportEntry, { amountWon: bigint }>>();
  for (const { resource, year, amountWon } of money) {
    const key = `${resource}:${year}`;
    const before = sums.get(key)?.amountWon ?? 0n;
    sums.set(key, { resource, period: String(year), amountWon: before + amountWon });
  }
  return [
    ...[...gpus]
      .filter(([, gpuCount]) => gpuCount > 0)
      .map(([period, gpuCount]) => ({ resource: "GPU" as const, period, gpuCount })),
    ...[...sums.values()].filter((entry) => entry.amountWon > 0n),
  ];
}
