"""Holds the size budget: no file over 300 lines, no function over 40, no script over 100, no inline style or script."""

import ast
import re
import subprocess
import sys
from pathlib import Path

FILE, FUNCTION, SCRIPT = 300, 40, 100
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\ssrc=)", re.IGNORECASE)


def main() -> int:
    found = [complaint for path in _files() for complaint in _complaints(path)]
    print("\n".join(found))
    return 1 if found else 0


def _files() -> list[Path]:
    listed = subprocess.check_output(["git", "ls-files", "-co", "--exclude-standard"], text=True).splitlines()
    kinds = {".py", ".js", ".css", ".html"}
    # What other programs put on the clipboard, and libraries, are theirs to write.
    spared = {"migrations", "clipboard", "vendor"}
    return [path for path in map(Path, listed) if path.suffix in kinds and not spared & {*path.parts} and path.exists()]


def _complaints(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    lines, most = text.count("\n"), SCRIPT if path.suffix == ".js" else FILE
    found = [f"{path}: {lines} lines, at most {most}"] if lines > most else []
    if path.suffix == ".py":
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and (length := (node.end_lineno or 0) - node.lineno) > FUNCTION:
                found.append(f"{path}: {node.name} has {length} lines, at most {FUNCTION}")
    if path.suffix == ".html" and path.name not in {"500.html", "503.html"} and INLINE.search(text):
        found.append(f"{path}: an inline style or script, which the policy forbids")
    return found


if __name__ == "__main__":
    sys.exit(main())
