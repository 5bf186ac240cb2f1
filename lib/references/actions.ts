"use server";
import { createAction } from "@/lib/platform/action";
import { addBenchmark, addModel, changeBenchmark, changeModel } from "./commands";
import { importReferences } from "./commands/import";
import { addScore, chooseScore } from "./commands/scores";
import * as schema from "./schema";

export const addModelAction = createAction(schema.addModelSchema, ({ actor, receivedAt }, input) =>
  addModel(actor, input, receivedAt),
);

export const changeModelAction = createAction(schema.changeModelSchema, ({ actor, receivedAt }, input) =>
  changeModel(actor, input, receivedAt),
);

export const addBenchmarkAction = createAction(schema.addBenchmarkSchema, ({ actor, receivedAt }, input) =>
  addBenchmark(actor, input, receivedAt),
);

export const changeBenchmarkAction = createAction(schema.changeBenchmarkSchema, ({ actor, receivedAt }, input) =>
  changeBenchmark(actor, input, receivedAt),
);

export const addScoreAction = createAction(schema.addScoreSchema, ({ actor, receivedAt }, input) =>
  addScore(actor, input, receivedAt),
);

export const chooseScoreAction = createAction(schema.chooseScoreSchema, ({ actor, receivedAt }, input) =>
  chooseScore(actor, input, receivedAt),
);

export const importReferencesAction = createAction(schema.importReferencesSchema, ({ actor, receivedAt }, input) =>
  importReferences(actor, input, receivedAt),
);
