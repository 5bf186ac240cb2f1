"use server";
import { createAction } from "@/lib/platform/action";
import { acceptMilestone, payMilestone, reportMilestone, returnMilestone } from "../commands/milestones";
import { approveProject, rejectProject, requestProject } from "../commands/projects";
import {
  approveProjectSchema,
  milestoneSchema,
  rejectProjectSchema,
  requestProjectSchema,
  returnMilestoneSchema,
} from "../schema";

export const requestProjectAction = createAction(requestProjectSchema, ({ actor, receivedAt }, input) =>
  requestProject(actor, input, receivedAt),
);

export const approveProjectAction = createAction(approveProjectSchema, ({ actor, receivedAt }, input) =>
  approveProject(actor, input, receivedAt),
);

export const rejectProjectAction = createAction(rejectProjectSchema, ({ actor, receivedAt }, input) =>
  rejectProject(actor, input, receivedAt),
);

export const reportMilestoneAction = createAction(milestoneSchema, ({ actor, receivedAt }, input) =>
  reportMilestone(actor, input, receivedAt),
);

export const returnMilestoneAction = createAction(returnMilestoneSchema, ({ actor, receivedAt }, input) =>
  returnMilestone(actor, input, receivedAt),
);

export const acceptMilestoneAction = createAction(milestoneSchema, ({ actor, receivedAt }, input) =>
  acceptMilestone(actor, input, receivedAt),
);

export const payMilestoneAction = createAction(milestoneSchema, ({ actor, receivedAt }, input) =>
  payMilestone(actor, input, receivedAt),
);
