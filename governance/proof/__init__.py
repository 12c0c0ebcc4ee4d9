"""What shows outsiders that nothing was rewritten: the tree over the audit chain's entries."""
