import "server-only";
import { createTransport, type Transporter } from "nodemailer";
import { env } from "./env";

export type Mail = { id: string; toEmail: string; subject: string; text: string };

/** Whether mails leave the house at all; without SMTP they are kept and shown to staff. */
export const mailLeaves = (): boolean => env.SMTP_URL !== undefined;

let transport: Transporter | undefined;
const smtp = (): Transporter => {
  transport ??= createTransport(env.SMTP_URL ?? "", {
    from: env.MAIL_FROM,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return transport;
};

/** Refused for good (no such mailbox, SMTP 5xx): trying again cannot help. */
export class MailRefusedError extends Error {}

/**
 * Hands one mail to the SMTP server. The Message-ID is that of the row, so that a mail handed over twice (a crash
 * between the server's yes and our note of it) is one mail for the reader. Throws MailRefusedError, or anything else to be retried.
 */
export async function deliverMail(mail: Mail): Promise<void> {
  const host = URL.parse(env.APP_ORIGIN)?.hostname ?? "portal";
  try {
    await smtp().sendMail({
      to: mail.toEmail,
      subject: mail.subject,
      text: mail.text,
      messageId: `<${mail.id}@${host}>`,
      headers: { "Auto-Submitted": "auto-generated" },
    });
  } catch (error) {
    const code = (error as { responseCode?: number }).responseCode ?? 0;
    if (code >= 500 && code < 600) throw new MailRefusedError((error as Error).message, { cause: error });
    throw error;
  }
}
