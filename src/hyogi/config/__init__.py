"""Settings, urls, the ASGI application. May import any room; no room imports it."""

import sys

try:  # A SQLite without the WAL-reset fault; where the wheel does not exist, `doctor` reports the library in use.
    import pysqlite3
except ImportError:
    pass
else:
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
