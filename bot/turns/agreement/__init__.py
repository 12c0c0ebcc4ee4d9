"""What people do with the agreement: review, sign, confirm, renew, and read it."""
