import type { HalfYear } from "@/lib/rulebook/domain/rulebook";
import { isLessorBlocked, needsSizeReason } from "../gpu";
import { problem, required, type SectionProblem, type SectionRules, type Unfinished, when } from "./section";

export type GpuRequest = { halfYear: HalfYear; gpuCount: number; otherSizeReason: string; purpose: string };
export type GpuContent = { requests: GpuRequest[]; ownGpuCount: number; notNeeded: boolean };
export type GpuRequestDraft = Unfinished<GpuRequest, "gpuCount">;
export type GpuDraft = { requests: GpuRequestDraft[]; ownGpuCount: number | null; notNeeded: boolean };

export const emptyGpu: GpuDraft = { requests: [], ownGpuCount: null, notNeeded: false };

/** Rows of a form whose figure is still empty are no requests. */
export const givenRequests = (draft: GpuDraft): GpuRequestDraft[] =>
  draft.notNeeded ? [] : draft.requests.filter((request) => (request.gpuCount ?? 0) > 0);

export const finishGpu = (draft: GpuDraft): GpuContent => ({
  requests: givenRequests(draft).map((request) => ({ ...request, gpuCount: request.gpuCount ?? 0 })),
  ownGpuCount: draft.ownGpuCount ?? 0,
  notNeeded: draft.notNeeded,
});

/** ⑦ A4, A5: each half-year once, in blocks or with a reason, with its purpose, and none that leasing blocks. */
export function gpuProblems(draft: GpuDraft, rules: SectionRules): SectionProblem[] {
  if (draft.notNeeded) return [];
  const { gpu } = rules.rulebook;
  const rows = draft.requests.flatMap((request, index) => {
    const count = request.gpuCount ?? 0;
    if (count === 0) return [];
    const at = (field: string) => `requests.${index}.${field}`;
    if (isLessorBlocked(request.halfYear, rules.leadLeasesGpus, gpu))
      return [problem(at("gpuCount"), "proposals.lessorBlocked")];
    const known = gpu.halfYears.includes(request.halfYear);
    const twice = draft.requests.findIndex((other) => other.halfYear === request.halfYear) < index;
    return [
      ...when(!known || twice, at("halfYear"), "invalid"),
      ...when(!Number.isSafeInteger(count) || count < 0, at("gpuCount"), "notANumber"),
      ...when(
        needsSizeReason(count, gpu.blocks) && request.otherSizeReason.trim() === "",
        at("otherSizeReason"),
        "proposals.otherSizeReason",
      ),
      ...required(request.purpose, at("purpose")),
    ];
  });
  return [...when(givenRequests(draft).length === 0, "notNeeded", "proposals.fillOrNotNeeded"), ...rows];
}
