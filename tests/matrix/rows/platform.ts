import { EVERYBODY, page, type Row, route, SIGNED_IN } from "../matrix";

export const ROWS: Row[] = [
  page("(public)/[...rest]", EVERYBODY, { params: { rest: "'no-such-address'" }, answer: 404 }),
  // Shown in rehearsals only; nothing of the programme is on it.
  page("gallery", EVERYBODY),
  page("gallery/session", SIGNED_IN),
  route("GET", "healthz", EVERYBODY),
  route("GET", "readyz", EVERYBODY),
];
