import { EVERYBODY, page, type Row, route } from "../matrix";

export const ROWS: Row[] = [
  page("[...rest]", [], {
    params: { rest: "'no-such-address'" },
    instead: { anonymous: 404, pending: 404 },
  }),
  // Shown in rehearsals only; nothing of the programme is on it.
  page("gallery", EVERYBODY),
  route("GET", "healthz", EVERYBODY),
  route("GET", "readyz", EVERYBODY),
];
