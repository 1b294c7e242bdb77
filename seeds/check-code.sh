#!/usr/bin/env bash
# Runs every fenced block marked "python run" or "sql run" in seeds/banks/*.md (or in the files given). Each Python block gets
# its own temporary directory and 20 seconds; each SQL block an in-memory SQLite database. Nothing leaves the machine.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if ! command -v python3 >/dev/null; then
  echo "python3 is missing: the code in the banks was not checked"
  exit 0
fi
[ $# -gt 0 ] || set -- "$here"/banks/*.md
exec python3 -I - "$@" <<'PYTHON'
import re, sqlite3, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor

def blocks(path):
    fence = None
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        mark = re.match(r" {0,3}(`{3,}|~{3,})\s*(.*)", line)
        if fence is None and mark:
            fence, info, start, body = mark[1], mark[2].split(), number, []
        elif fence and mark and mark[1].startswith(fence) and not mark[2].strip():
            if info[:2] in (["python", "run"], ["sql", "run"]):
                yield path, start, info[0], "".join(body)
            fence = None
        elif fence:
            body.append(line)

def run(block):
    path, start, language, body = block
    try:
        if language == "sql":
            sqlite3.connect(":memory:").executescript(body)
        else:
            with tempfile.TemporaryDirectory() as home:
                with open(home + "/block.py", "w", encoding="utf-8") as file:
                    file.write(body)
                done = subprocess.run([sys.executable, "-I", "-X", "utf8", "block.py"], cwd=home, env={"HOME": home, "TMPDIR": home},
                                      timeout=20, stdin=subprocess.DEVNULL, capture_output=True, text=True)
            if done.returncode:
                raise RuntimeError((done.stderr.strip().splitlines() or ["exit status %d" % done.returncode])[-1])
    except Exception as problem:
        return f"{path}:{start}: {language}: {type(problem).__name__}: {problem}"

work = [block for path in sys.argv[1:] for block in blocks(path)]
with ThreadPoolExecutor(8) as pool:
    failures = [failure for failure in pool.map(run, work) if failure]
print("\n".join(failures + [f"{len(work) - len(failures)} passed, {len(failures)} failed"]))
sys.exit(bool(failures))
PYTHON
