"use server";
import { changeOrganisationSchema } from "@/lib/organisations/schema";
import { createAction } from "@/lib/platform/action";
import { changeOrganisation } from "../commands/change-organisation";
import { mergeOrganisations } from "../commands/merge-organisations";
import { mergeOrganisationsSchema } from "../schema/registry";

/** An organisation's own words stand in the drafts it takes part in: the change is theirs, too. */
export const changeOrganisationAction = createAction(changeOrganisationSchema, ({ actor, receivedAt }, input) =>
  changeOrganisation(actor, input, receivedAt),
);

export const mergeOrganisationsAction = createAction(mergeOrganisationsSchema, ({ actor, receivedAt }, input) =>
  mergeOrganisations(actor, input, receivedAt),
);
