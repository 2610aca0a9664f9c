#!/usr/bin/env python3
"""Runs hoego and its peers alternately on one text and prints a table in Markdown.

    pip install python-mecab-ko python-mecab-ko-dic kiwipiepy kiwipiepy-model krwordrank
    python benches/peers/run.py [--text FILE] [--bytes N] [--rounds N] [--passes N] [--threads N] [--only NAME …]

Without --text it is the repository's own: the lines of tests/data/mecab in turn, N bytes of them. In each round every peer
runs once, in its own process, over a part of the text that suits its speed. The first pass in a process is cold, the
quickest of the others warm. Speed is megabytes (10^6 bytes) of text a second; of all rounds the best counts, and the spread is
how much slower the worst round was. Ratios are of CPU time.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
from itertools import cycle
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# Name, what it is, the share of the text that it gets.
PEERS = [
    ("hoego-lemmas", "hoego, tags and lemmas", 1.0),
    ("hoego", "hoego, tags", 1.0),
    ("hoego-plain", "hoego, tags, remembering nothing", 1.0),
    ("hoego-mecab", "hoego, MeCab-compatible, tags", 1.0),
    ("lindera", "lindera 6.2 SegmentWorker, no tags", 1.0),
    ("lindera-tags", "lindera 6.2 SegmentWorker, details", 0.5),
    ("mecab", "MeCab-ko 1.3.7 (C++), lattice only", 0.5),
    ("kiwi", "Kiwi 0.24", 0.05),
    ("krwordrank", "KR-WordRank 1.0.3, keywords", 0.2),
]


def own_text(size):
    texts = [path.read_text(encoding="utf-8").splitlines() for path in sorted((ROOT / "tests/data/mecab").glob("*.txt"))
             if path.stem != "odd"]
    sources = [cycle(lines) for lines in texts]
    lines, length = [], 0
    while length < size:
        for source in sources:
            lines.append(next(source))
            length += len(lines[-1].encode()) + 1
    return "\n".join(lines) + "\n"


def head(text, share):
    """The first lines that make up a share of a text."""
    size, length, lines = share * len(text.encode()), 0, []
    for line in text.splitlines():
        lines.append(line)
        length += len(line.encode()) + 1
        if length >= size:
            break
    return "\n".join(lines) + "\n"


def run(name, path, passes, threads):
    program = [sys.executable, str(HERE / "peers.py")]
    if name.startswith(("hoego", "lindera")):
        program = [str(HERE / "target/release/hoego-peers")]
    command = [*program, name, str(path), str(passes), str(threads)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    out = process.stdout.read()
    # Of this process alone: RUSAGE_CHILDREN would be the largest so far.
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return {**json.loads(out), "peak": usage.ru_maxrss / 1024}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=Path)
    parser.add_argument("--bytes", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--only", nargs="+", default=[name for name, *_ in PEERS])
    arguments = parser.parse_args()
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=HERE, check=True)
    text = head(arguments.text.read_text(encoding="utf-8"), 1) if arguments.text else own_text(arguments.bytes)
    peers = [peer for peer in PEERS if peer[0] in arguments.only]
    results = {name: [] for name, *_ in peers}
    with tempfile.TemporaryDirectory() as folder:
        for name, _, share in peers:
            (Path(folder) / name).write_text(head(text, share), encoding="utf-8")
        for number in range(arguments.rounds):
            for name, *_ in peers:
                path = Path(folder) / name
                result = run(name, path, arguments.passes, arguments.threads)
                size = path.stat().st_size / 1e6
                result |= {"cold": size / result["cpu"][0], "warm": size / min(result["cpu"][1:] or result["cpu"]),
                           "speed": size / min(result["wall"]), "size": size}
                results[name].append(result)
                print(f"round {number + 1}: {name}: {result['warm']:.2f} MB/s", file=sys.stderr)
    own = max(result["warm"] for result in results[peers[0][0]])
    print("| | text MB | cold MB/s CPU | warm MB/s CPU | spread | best MB/s wall | load ms | peak MB | first / this |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, title, _ in peers:
        rounds = results[name]
        best = {key: max(result[key] for result in rounds) for key in ("cold", "warm", "speed")}
        spread = 1 - min(result["warm"] for result in rounds) / best["warm"]
        load = min(result["load"] for result in rounds) * 1000
        peak = max(result["peak"] for result in rounds)
        print(f"| {title} | {rounds[0]['size']:.1f} | {best['cold']:.2f} | {best['warm']:.2f} | {spread:.0%} | {best['speed']:.2f} "
              f"| {load:.1f} | {peak:.0f} | {own / best['warm']:.1f} |")


if __name__ == "__main__":
    main()
