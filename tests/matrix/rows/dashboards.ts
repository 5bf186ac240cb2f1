import { page, type Row, SIGNED_IN } from "../matrix";

export const ROWS: Row[] = [page("(portal)/dashboard", SIGNED_IN)];
