"use server";
import { createAction } from "@/lib/platform/action";
import { answerInvitation } from "./commands/answer-invitation";
import { chooseAutoSubmit } from "./commands/auto-submit";
import { completeSection, reopenSection } from "./commands/complete-section";
import { addConsortiumMember, changeConsortiumMember, removeConsortiumMember } from "./commands/consortium";
import { createProposal } from "./commands/create-proposal";
import { assignProposalPerson, assignSection, removeProposalPerson, renameProposal } from "./commands/people";
import { removeAttachment } from "./commands/remove-attachment";
import { askForSignatures, signProposal } from "./commands/sign-proposal";
import { reopenProposal, withdrawProposal } from "./commands/withdraw-proposal";
import {
  addMemberSchema,
  answerInvitationSchema,
  askForSignaturesSchema,
  assignPersonSchema,
  assignSectionSchema,
  changeMemberSchema,
  chooseAutoSubmitSchema,
  createProposalSchema,
  removeAttachmentSchema,
  removeMemberSchema,
  renameProposalSchema,
  reopenProposalSchema,
  sectionStepSchema,
  signProposalSchema,
  withdrawProposalSchema,
} from "./schema";

export const createProposalAction = createAction(createProposalSchema, ({ actor, receivedAt }, input) =>
  createProposal(actor, input, receivedAt),
);
export const renameProposalAction = createAction(renameProposalSchema, ({ actor, receivedAt }, input) =>
  renameProposal(actor, input, receivedAt),
);
export const addMemberAction = createAction(addMemberSchema, ({ actor, receivedAt }, input) =>
  addConsortiumMember(actor, input, receivedAt),
);
export const changeMemberAction = createAction(changeMemberSchema, ({ actor, receivedAt }, input) =>
  changeConsortiumMember(actor, input, receivedAt),
);
export const removeMemberAction = createAction(removeMemberSchema, ({ actor, receivedAt }, input) =>
  removeConsortiumMember(actor, input, receivedAt),
);
export const answerInvitationAction = createAction(answerInvitationSchema, ({ actor, receivedAt }, input) =>
  answerInvitation(actor, input, receivedAt),
);
export const assignPersonAction = createAction(assignPersonSchema, ({ actor, receivedAt }, input) =>
  assignProposalPerson(actor, input, receivedAt),
);
export const removePersonAction = createAction(assignPersonSchema, ({ actor, receivedAt }, input) =>
  removeProposalPerson(actor, input, receivedAt),
);
export const assignSectionAction = createAction(assignSectionSchema, ({ actor, receivedAt }, input) =>
  assignSection(actor, input, receivedAt),
);
export const completeSectionAction = createAction(sectionStepSchema, ({ actor, receivedAt }, input) =>
  completeSection(actor, input, receivedAt),
);
export const reopenSectionAction = createAction(sectionStepSchema, ({ actor, receivedAt }, input) =>
  reopenSection(actor, input, receivedAt),
);
export const reopenProposalAction = createAction(reopenProposalSchema, ({ actor, receivedAt }, input) =>
  reopenProposal(actor, input, receivedAt),
);
export const withdrawProposalAction = createAction(withdrawProposalSchema, ({ actor, receivedAt }, input) =>
  withdrawProposal(actor, input, receivedAt),
);
export const removeAttachmentAction = createAction(removeAttachmentSchema, ({ actor, receivedAt }, input) =>
  removeAttachment(actor, input, receivedAt),
);
export const signProposalAction = createAction(signProposalSchema, ({ actor, receivedAt }, input) =>
  signProposal(actor, input, receivedAt),
);
export const askForSignaturesAction = createAction(askForSignaturesSchema, ({ actor, receivedAt }, input) =>
  askForSignatures(actor, input, receivedAt),
);
export const chooseAutoSubmitAction = createAction(chooseAutoSubmitSchema, ({ actor, receivedAt }, input) =>
  chooseAutoSubmit(actor, input, receivedAt),
);
