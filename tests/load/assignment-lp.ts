import highsLoader from "highs";
import { type AssignmentRequest, pairKey } from "../../lib/reviews/domain/assignment.ts";
import type { AssignmentMeasure } from "../../lib/reviews/domain/assignment-measure.ts";

type Aim = { name: Exclude<keyof AssignmentMeasure, "loads">; sense: "Maximize" | "Minimize"; terms: string[] };

/**
 * The same question put to another solver in another form: a linear programme over (reviewer, proposal, seat), solved aim
 * by aim with HiGHS, each aim held at its best before the next is asked. The corners of its feasible set are whole numbers
 * (it is a network's), and a face of it has no others: the linear optimum is the best any assignment can reach.
 * Without fixed pairs and limits of single reviewers.
 */
function programme(request: AssignmentRequest): { aims: Aim[]; rows: string[]; bounds: string[] } {
  const { members, proposals, blocked, fit, sheetsPerProposal, foreignPerProposal } = request;
  const rows: string[] = [];
  const bounds: string[] = [];
  const aims: Record<Aim["name"], string[]> = {
    sheets: [],
    unevenShortage: [],
    foreignSeats: [],
    unevenLoads: [],
    coveredFields: [],
    fit: [],
  };
  const ofMember = new Map(members.map(({ id }) => [id, [] as string[]]));
  const unit = (name: string) => {
    bounds.push(`0 <= ${name} <= 1`);
    return name;
  };
  const counted = (all: readonly string[], units: readonly string[], into: string[]) => {
    rows.push(`${[...all, ...units.map((name) => `- ${name}`)].join(" + ").replaceAll("+ -", "-")} = 0`);
    units.forEach((name, index) => {
      if (index > 0) into.push(`${index} ${name}`);
    });
  };
  proposals.forEach((proposal, p) => {
    const seats = new Map<string, string[]>();
    const all: string[] = [];
    members.forEach((member, m) => {
      const key = pairKey(member.id, proposal.id);
      if (blocked.has(key)) return;
      const own = [
        "rest",
        ...(member.isForeign ? ["foreign"] : []),
        ...proposal.fieldKeys.filter((field) => member.fieldKeys.includes(field)),
      ].map((seat) => {
        const name = unit(`x_${m}_${p}_${seat}`);
        seats.set(seat, [...(seats.get(seat) ?? []), name]);
        aims.fit.push(`${fit.get(key) ?? 0} ${name}`);
        if (seat === "foreign") aims.foreignSeats.push(name);
        else if (seat !== "rest") aims.coveredFields.push(name);
        return name;
      });
      rows.push(`${own.join(" + ")} <= 1`);
      ofMember.get(member.id)?.push(...own);
      all.push(...own);
    });
    for (const [seat, names] of seats)
      if (seat !== "rest") rows.push(`${names.join(" + ")} <= ${seat === "foreign" ? foreignPerProposal : 1}`);
    aims.sheets.push(...all);
    const units = Array.from({ length: sheetsPerProposal }, (_, n) => unit(`w_${p}_${n}`));
    counted(all, units, aims.unevenShortage);
  });
  members.forEach(({ id }, m) => {
    const own = ofMember.get(id) ?? [];
    const units = Array.from({ length: proposals.length }, (_, n) => unit(`z_${m}_${n}`));
    if (own.length > 0) counted(own, units, aims.unevenLoads);
  });
  const most = ["sheets", "foreignSeats", "coveredFields", "fit"];
  const ordered = Object.entries(aims) as [Aim["name"], string[]][];
  return {
    rows,
    bounds,
    aims: ordered.map(([name, terms]) => ({ name, terms, sense: most.includes(name) ? "Maximize" : "Minimize" })),
  };
}

/** The best value of each aim, in their order, by HiGHS. */
export async function bestByLinearProgramme(request: AssignmentRequest): Promise<Record<Aim["name"], number>> {
  const highs = await highsLoader();
  const { aims, rows, bounds } = programme(request);
  const held: string[] = [];
  const best: Partial<Record<Aim["name"], number>> = {};
  for (const { name, sense, terms } of aims) {
    if (terms.length === 0) {
      best[name] = 0;
      continue;
    }
    const sum = terms.join(" + ");
    const numbered = [...rows, ...held].map((row, index) => ` c${index}: ${row}`);
    const text = [sense, ` obj: ${sum}`, "Subject To", ...numbered, "Bounds", ...bounds.map((one) => ` ${one}`), "End"];
    const solution = highs.solve(text.join("\n"));
    if (solution.Status !== "Optimal") throw new Error(`${name}: ${solution.Status}`);
    best[name] = Math.round(solution.ObjectiveValue);
    held.push(`${sum} = ${best[name]}`);
  }
  return best as Record<Aim["name"], number>;
}
