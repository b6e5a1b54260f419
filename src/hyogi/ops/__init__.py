"""The `hyogi` command: demo, serve, createadmin, import, export, verify, backup, restore, doctor."""
