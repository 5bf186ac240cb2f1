-- CreateIndex
CREATE INDEX "GpuLedgerEntry_at_id_idx" ON "GpuLedgerEntry"("at" DESC, "id" DESC);
