"""The peers that are Python packages: `peers.py NAME FILE PASSES THREADS` prints what hoego-peers prints.

    pip install python-mecab-ko python-mecab-ko-dic kiwipiepy kiwipiepy-model krwordrank
"""
import json
import sys
import time


def mecab(_threads):
    """MeCab-ko in C++: the lattice alone; nothing of its result is turned into Python objects."""
    import _mecab
    import mecab_ko_dic
    from mecab import mecabrc_path

    tagger = _mecab.Tagger(["--rcfile", str(mecabrc_path), "--dicdir", str(mecab_ko_dic.dictionary_path)])
    lattice = _mecab.Lattice()
    lattice.add_request_type(_mecab.MECAB_ALLOCATE_SENTENCE)

    def run(lines):
        for line in lines:
            lattice.set_sentence(line)
            tagger.parse(lattice)
        return 0

    return run


def kiwi(threads):
    from kiwipiepy import Kiwi

    analyser = Kiwi(num_workers=threads)
    return lambda lines: sum(len(tokens) for tokens in analyser.tokenize(lines))


def krwordrank(_threads):
    """Keywords of the whole text; the number is that of all that are ranked."""
    from krwordrank.word import KRWordRank

    def run(lines):
        keywords, _, _ = KRWordRank(min_count=5, max_length=10).extract(lines, beta=0.85, max_iter=10)
        return len(keywords)

    return run


def main():
    name, path, passes, threads = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        lines = [line for line in file.read().split("\n") if line.strip()]
    start = time.perf_counter()
    run = {"mecab": mecab, "kiwi": kiwi, "krwordrank": krwordrank}[name](int(threads))
    load = time.perf_counter() - start
    wall, cpu, tokens = [], [], 0
    for _ in range(int(passes)):
        before = time.perf_counter(), time.process_time()
        tokens = run(lines)
        wall.append(time.perf_counter() - before[0])
        cpu.append(time.process_time() - before[1])
    print(json.dumps({"load": load, "wall": wall, "cpu": cpu, "tokens": tokens}))


if __name__ == "__main__":
    main()
