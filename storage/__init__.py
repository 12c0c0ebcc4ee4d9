"""The encrypted store: tables, sealing, key ring, repositories, audit chain."""
