"""The committed fixtures are what the oracle writes."""

import filecmp
import os
import subprocess
import sys
import tempfile
import unittest

try:
    import torch  # noqa: F401
except ImportError as error:
    raise unittest.SkipTest(f"PyTorch is not installed: {error}") from error

HERE = os.path.dirname(os.path.abspath(__file__))
FIXTURES = os.path.join(HERE, "..", "cpp", "tests", "fixtures")


class Fixtures(unittest.TestCase):

    def test_the_same_bytes_come_out(self) -> None:
        with tempfile.TemporaryDirectory() as out:
            script = os.path.join(HERE, "fixtures.py")
            subprocess.run([sys.executable, script, "--out", out], check=True)
            written = [
                os.path.relpath(os.path.join(folder, name), out)
                for folder, _, names in os.walk(out)
                for name in names
            ]
            self.assertGreater(len(written), 20)
            _, different, missing = filecmp.cmpfiles(out, FIXTURES, written, shallow=False)
        self.assertEqual((different, missing), ([], []))


if __name__ == "__main__":
    unittest.main()
