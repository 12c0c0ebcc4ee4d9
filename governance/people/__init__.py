"""Who people are, which posts they hold, and the files and groups that say so."""
