import { withClient } from "./roles.ts";

/**
 * Whether row-level security holds for whoever connects with this address: not for a superuser, for an owner of the tables, or
 * for a role that may bypass it (lib/decisions/021).
 */
export const rowSecurityHolds = (appUrl: string): Promise<boolean> =>
  withClient(appUrl, async (client) => {
    const { rows } = await client.query(`SELECT row_security_active('"ScoreSheet"') AS holds`);
    return rows[0]?.holds === true;
  });
