-- AlterTable
ALTER TABLE "DerivativeCount" ADD COLUMN     "publicHash" TEXT,
ADD COLUMN     "publicSheet" TEXT;

-- S11: a public form and its hash come together, and the hash is the form's.
ALTER TABLE "DerivativeCount" ADD CONSTRAINT "DerivativeCount_public" CHECK
  (("publicSheet" IS NULL) = ("publicHash" IS NULL)
    AND ("publicSheet" IS NULL OR "publicHash" = encode(sha256(convert_to("publicSheet", 'UTF8')), 'hex')));
