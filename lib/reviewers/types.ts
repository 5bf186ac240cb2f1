import type { RowProblem } from "./domain/import-file";
import type { ImportEffect } from "./domain/import-plan";
import type { Availability, TieKind } from "./schema";

type Names = { nameKo: string; nameEn: string };
export type FieldName = Names & { key: string };
/** In office, invited and not yet come, or known only. */
export type ReviewerStanding = "IN_OFFICE" | "INVITED" | "NOT_INVITED";

export type PoolRow = {
  userId: string;
  name: string;
  nameEn: string;
  email: string;
  standing: ReviewerStanding;
  isForeign: boolean;
  languages: string[];
  fieldKeys: string[];
  keywords: string[];
  availability: Availability;
  maxSheets: number | null;
  organisation: string;
  unit: string;
  startedOn: Date | null;
  /** Panels the reviewer has sat on, sheets submitted, and sheets still to come; without calls closed to the reader (S3). */
  panels: number;
  submitted: number;
  waiting: number;
};

export type ReviewerProfilePage = {
  userId: string;
  name: string;
  nameEn: string;
  email: string;
  standing: ReviewerStanding;
  version: number;
  updatedAt: Date | null;
  updatedByName: string | null;
  isForeign: boolean;
  languages: string[];
  fieldKeys: string[];
  keywords: string[];
  availability: Availability;
  availabilityNote: string;
  maxSheets: number | null;
  affiliations: { organisationName: string; unit: string; startedOn: string; endedOn: string }[];
  ties: { kind: TieKind; personName: string; organisationName: string; note: string }[];
  fields: FieldName[];
  load: { panels: number; submitted: number; waiting: number };
  may: { edit: boolean; maintain: boolean };
};

export type ImportPreview = {
  fileId: string;
  fileName: string;
  counts: { new: number; changed: number; same: number };
  problems: RowProblem[];
  problemCount: number;
  effects: (Pick<ImportEffect, "effect"> & { row: number; name: string; email: string; organisation: string })[];
};
