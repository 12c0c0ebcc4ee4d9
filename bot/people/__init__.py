"""Everyone we know now: from the roles file, from Entra groups, and newcomers."""
