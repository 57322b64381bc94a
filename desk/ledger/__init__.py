"""The ledger: what each edition set off, when, how often it was tried, and what went wrong."""
