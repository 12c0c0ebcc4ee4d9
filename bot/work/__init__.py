"""What the timer does: fire rungs, nudge drafts, deliver notices."""
