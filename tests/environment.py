"""Sets the environment before Django reads its settings: tests have a database cluster and a secret of their own."""

import os
from pathlib import Path

os.environ.setdefault("DATA_DIR", str(Path(__file__).resolve().parent.parent / ".data" / "test"))
os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)
