-- C1: the running number has two digits at least; the hundredth call of a year is a call as well.
ALTER TABLE "Call" DROP CONSTRAINT "Call_code", ADD CONSTRAINT "Call_code" CHECK ("code" ~ '^[0-9]{4}-[0-9]{2,}$');
ALTER TABLE "Proposal" DROP CONSTRAINT "Proposal_receipt",
  ADD CONSTRAINT "Proposal_receipt" CHECK ("receiptNumber" IS NULL OR "receiptNumber" ~ '^FM-[0-9]{4}-[0-9]{2,}-[0-9]{4,}$');
