"use server";
import { createAction } from "@/lib/platform/action";
import { approveHandover, rejectHandover } from "../commands/decide-handover";
import { planHandover } from "../commands/plan-handover";
import { removeScenario, saveScenario } from "../commands/save-scenario";
import {
  approveHandoverSchema,
  planHandoverSchema,
  rejectHandoverSchema,
  removeScenarioSchema,
  saveScenarioSchema,
} from "../schema";

export const saveScenarioAction = createAction(saveScenarioSchema, ({ actor, receivedAt }, input) =>
  saveScenario(actor, input, receivedAt),
);

export const removeScenarioAction = createAction(removeScenarioSchema, ({ actor, receivedAt }, input) =>
  removeScenario(actor, input, receivedAt),
);

export const planHandoverAction = createAction(planHandoverSchema, ({ actor, receivedAt }, input) =>
  planHandover(actor, input, receivedAt),
);

export const approveHandoverAction = createAction(approveHandoverSchema, ({ actor, receivedAt }, input) =>
  approveHandover(actor, input, receivedAt),
);

export const rejectHandoverAction = createAction(rejectHandoverSchema, ({ actor, receivedAt }, input) =>
  rejectHandover(actor, input, receivedAt),
);
