import { agreementJobs } from "@/lib/agreements/jobs";
import { auditJobs } from "@/lib/audit/jobs";
import { callJobs } from "@/lib/calls/jobs";
import { contestJobs } from "@/lib/contest/jobs";
import { datasetsJobs } from "@/lib/datasets/jobs";
import { derivativeJobs } from "@/lib/derivatives/jobs";
import { deskJobs } from "@/lib/desk/jobs";
import { ledgerJobs } from "@/lib/ledger/jobs";
import { notificationJobs } from "@/lib/notifications/jobs";
import { objectionJobs } from "@/lib/objections/jobs";
import type { JobDefinition } from "@/lib/platform/jobs";
import { proposalJobs } from "@/lib/proposals/jobs";
import { screeningJobs } from "@/lib/screening/jobs";
import { stageJobs } from "@/lib/stages/jobs";
import { utilisationJobs } from "@/lib/utilisation/jobs";

/** Every job that the worker runs; each noun adds its definitions here. */
export const JOBS: readonly JobDefinition[] = [
  ...agreementJobs,
  ...auditJobs,
  ...callJobs,
  ...contestJobs,
  ...datasetsJobs,
  ...derivativeJobs,
  ...deskJobs,
  ...ledgerJobs,
  ...objectionJobs,
  ...notificationJobs,
  ...proposalJobs,
  ...screeningJobs,
  ...stageJobs,
  ...utilisationJobs,
];
