"""Sentences that several kinds of case share, by their ids."""
