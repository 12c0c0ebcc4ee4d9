"""The outside world, one module each: Teams, the timer, the clock, keys, holidays, logs."""
