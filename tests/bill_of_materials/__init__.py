"""What IG Desk is shipped with, under which licences: `docs/licences.md`, `docs/sbom.cdx.json`."""
