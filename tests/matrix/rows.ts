import type { Row } from "./matrix";
import { ROWS as accounts } from "./rows/accounts";
import { ROWS as agreements } from "./rows/agreements";
import { ROWS as audit } from "./rows/audit";
import { ROWS as calls } from "./rows/calls";
import { ROWS as challenges } from "./rows/challenges";
import { ROWS as contest } from "./rows/contest";
import { ROWS as dashboards } from "./rows/dashboards";
import { ROWS as datasets } from "./rows/datasets";
import { ROWS as deliberation } from "./rows/deliberation";
import { ROWS as derivatives } from "./rows/derivatives";
import { ROWS as desk } from "./rows/desk";
import { ROWS as ledger } from "./rows/ledger";
import { ROWS as notifications } from "./rows/notifications";
import { ROWS as objections } from "./rows/objections";
import { ROWS as operations } from "./rows/operations";
import { ROWS as organisations } from "./rows/organisations";
import { ROWS as platform } from "./rows/platform";
import { ROWS as proposals } from "./rows/proposals";
import { ROWS as references } from "./rows/references";
import { ROWS as reviewers } from "./rows/reviewers";
import { ROWS as reviews } from "./rows/reviews";
import { ROWS as rulebook } from "./rows/rulebook";
import { ROWS as screening } from "./rows/screening";
import { ROWS as settlement } from "./rows/settlement";
import { ROWS as stages } from "./rows/stages";
import { ROWS as talent } from "./rows/talent";
import { ROWS as teams } from "./rows/teams";
import { ROWS as utilisation } from "./rows/utilisation";
import { ROWS as verification } from "./rows/verification";

export const ROWS: readonly Row[] = [
  ...platform,
  ...accounts,
  ...audit,
  ...notifications,
  ...operations,
  ...rulebook,
  ...references,
  ...organisations,
  ...calls,
  ...proposals,
  ...desk,
  ...screening,
  ...reviews,
  ...challenges,
  ...reviewers,
  ...teams,
  ...objections,
  ...agreements,
  ...ledger,
  ...utilisation,
  ...talent,
  ...settlement,
  ...datasets,
  ...deliberation,
  ...stages,
  ...contest,
  ...verification,
  ...derivatives,
  ...dashboards,
];
