"use server";
import { createAction } from "@/lib/platform/action";
import { answerQuestion, askQuestion, assignTopic, publishQuestion, withdrawQuestion } from "../commands/questions";
import {
  answerQuestionSchema,
  askQuestionSchema,
  assignTopicSchema,
  publishQuestionSchema,
  withdrawQuestionSchema,
} from "../schema/questions";

export const askQuestionAction = createAction(askQuestionSchema, ({ actor, receivedAt }, input) =>
  askQuestion(actor, input, receivedAt),
);

export const answerQuestionAction = createAction(answerQuestionSchema, ({ actor, receivedAt }, input) =>
  answerQuestion(actor, input, receivedAt),
);

export const publishQuestionAction = createAction(publishQuestionSchema, ({ actor, receivedAt }, input) =>
  publishQuestion(actor, input, receivedAt),
);

export const assignTopicAction = createAction(assignTopicSchema, ({ actor, receivedAt }, input) =>
  assignTopic(actor, input, receivedAt),
);

export const withdrawQuestionAction = createAction(withdrawQuestionSchema, ({ actor, receivedAt }, input) =>
  withdrawQuestion(actor, input, receivedAt),
);
