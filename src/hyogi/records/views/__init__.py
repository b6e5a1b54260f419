"""Pages of records: what everybody reads (`public`), machine-readable forms of it (`formats`), the desk (`desk`)."""
