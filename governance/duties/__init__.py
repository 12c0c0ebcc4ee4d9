"""What a case still asks of those who handle it: duties with clocks of their own."""
