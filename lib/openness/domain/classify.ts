import type { OpennessLevel } from "@/lib/rulebook/domain/rulebook";
import { COMPONENTS, FRAMEWORK_CLASSES, type FrameworkClass } from "./components";
import { isOpenLicence, suitsKind } from "./licences";

/** One component that will be released. An empty licence: released without saying under which, which counts as nothing. */
export type ComponentChoice = { componentKey: string; licence: string };

/** How far a class is reached, everything of the classes below included. `missing` holds components not released or released unlicensed. */
export type ClassProgress = { valid: number; required: number; missing: string[]; invalid: string[]; isMet: boolean };

export type Classification = {
  level: OpennessLevel;
  progress: Record<FrameworkClass, ClassProgress>;
  /** Components that count, but under a licence written for another kind. */
  unsuitable: string[];
};

type Verdict = "VALID" | "INVALID" | "MISSING";
const LEVELS: Record<FrameworkClass, OpennessLevel> = { III: "CLASS_III", II: "CLASS_II", I: "CLASS_I" };
const REPORT = "technicalReport";
const PAPER = "researchPaper";

const verdictOf = (licence: string | undefined): Verdict => {
  if (!licence) return "MISSING";
  return isOpenLicence(licence) ? "VALID" : "INVALID";
};

/** Required components of a class and all below it; a research paper that counts stands in for a technical report that does not. */
function wantedKeys(upTo: FrameworkClass, verdicts: ReadonlyMap<string, Verdict>): string[] {
  const classes = FRAMEWORK_CLASSES.slice(0, FRAMEWORK_CLASSES.indexOf(upTo) + 1);
  const keys = COMPONENTS.filter((one) => one.isRequired && classes.includes(one.class)).map((one) => one.key);
  const isReplaced = verdicts.get(REPORT) !== "VALID" && verdicts.get(PAPER) === "VALID";
  return isReplaced ? [...new Set(keys.map((key) => (key === REPORT ? PAPER : key)))] : keys;
}

/** D3: the class of a planned or verified release, as the Model Openness Framework's own evaluator gives it. Pure. */
export function classify(choices: readonly ComponentChoice[]): Classification {
  const licences = new Map(choices.map((choice) => [choice.componentKey, choice.licence]));
  const verdicts = new Map(COMPONENTS.map(({ key }) => [key, verdictOf(licences.get(key))]));
  const having = (keys: string[], verdict: Verdict) => keys.filter((key) => verdicts.get(key) === verdict);
  const progressOf = (upTo: FrameworkClass): ClassProgress => {
    const wanted = wantedKeys(upTo, verdicts);
    const valid = having(wanted, "VALID").length;
    return {
      valid,
      required: wanted.length,
      missing: having(wanted, "MISSING"),
      invalid: having(wanted, "INVALID"),
      isMet: valid === wanted.length,
    };
  };
  const progress = { III: progressOf("III"), II: progressOf("II"), I: progressOf("I") };
  const reached = FRAMEWORK_CLASSES.findLast((one) => progress[one].isMet);
  const unsuitable = COMPONENTS.filter(
    ({ key, kind }) => verdicts.get(key) === "VALID" && !suitsKind(licences.get(key) ?? "", kind),
  ).map((one) => one.key);
  return { level: reached ? LEVELS[reached] : "CLOSED", progress, unsuitable };
}

/** Per cent of a class as the framework shows it: nothing for a class whose lower one is not met. */
export function frameworkPercent({ progress }: Classification, wanted: FrameworkClass): number {
  const below = FRAMEWORK_CLASSES[FRAMEWORK_CLASSES.indexOf(wanted) - 1];
  if (below && !progress[below].isMet) return 0;
  return (progress[wanted].valid / progress[wanted].required) * 100;
}
