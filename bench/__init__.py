"""How fast is it, and against what? Each workload brings its own baseline and measures both in the same run."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
