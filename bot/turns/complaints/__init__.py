"""Recording complaints, and what those who handle them do."""
