import { now } from "@/lib/platform/clock";
import { ensureReferenceCatalogue } from "@/tests/factories/references";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";
import { announcementScenario } from "./announcement";
import { contestScenario } from "./contest-load";
import { deadlineScenario } from "./deadline";
import { prepareDemoContest } from "./demo/contest-preparation";
import { createStaff } from "./demo/people";
import { playPublishedStage } from "./demo/published-stage";
import { playDemoStory } from "./demo/story";
import { loadScenario } from "./load";

type Options = Record<string, unknown>;
const SCENARIOS: Record<string, (options: Options) => Promise<void>> = {
  /** The programme in full life, for newcomers and for the end-to-end tests. */
  demo: async () => {
    await playDemoStory(await now());
  },
  /** The same three weeks on: the second stage is published, and its window for objections is open. */
  published: async () => playPublishedStage(await now()),
  /** The same a week before people vote: the contest of the running stage is still being prepared. */
  preparation: async () => {
    await playDemoStory(await now(), prepareDemoContest);
  },
  /** The rulebook, the small catalogue of reference models and one account a role, nothing else. */
  empty: async () => {
    await ensureRulebookV1();
    await ensureReferenceCatalogue();
    await createStaff();
  },
  /** The announcement's own numbers of support: teams, GPUs, data and talent, with the planner's what-ifs. */
  announcement: async () => announcementScenario(),
  /** Many rows for measurements: `--proposals N --reviewers M`. */
  load: loadScenario,
  /** The last hour of a call, for the load test and the kill drill: `--ready N --drafts M`. */
  deadline: deadlineScenario,
  /** A contest just opened, for its load test: `--citizens N --experts M`. */
  contest: contestScenario,
};

/** Fills a database with a named scenario. Deterministic, but for instants that are told from the moment of seeding. */
export async function seedScenario(name: string, options: Options): Promise<void> {
  const scenario = SCENARIOS[name];
  if (!scenario) throw new Error(`Unknown scenario "${name}". Known: ${Object.keys(SCENARIOS).join(", ")}.`);
  await scenario(options);
}
