"""The watch over the bot itself: its numbers, its alarms, and the sign of life it gives outside."""
