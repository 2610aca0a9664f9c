#!/usr/bin/env python3
"""Records what MeCab-ko prints for the texts beside this file: NAME.txt -> NAME.mecab

    pip install python-mecab-ko==1.3.7 python-mecab-ko-dic==2.1.1.post2
    python tests/data/mecab/record.py

Each line is analysed as `mecab` does it, one lattice a line; the output is `surface TAB features` and EOS.
"""
from pathlib import Path

import _mecab
import mecab_ko_dic
from mecab import mecabrc_path

HERE = Path(__file__).parent
tagger = _mecab.Tagger(["--rcfile", str(mecabrc_path), "--dicdir", str(mecab_ko_dic.dictionary_path)])
for text in sorted(HERE.glob("*.txt")):
    lines = text.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    with open(text.with_suffix(".mecab"), "w", encoding="utf-8", newline="") as out:
        for line in lines:
            lattice = _mecab.Lattice()
            lattice.add_request_type(_mecab.MECAB_ALLOCATE_SENTENCE)
            lattice.set_sentence(line)
            if not tagger.parse(lattice):
                raise SystemExit(f"{text}: {tagger.what()}: {line}")
            for _, node in lattice:
                out.write(f"{node.surface}\t{node.feature}\n")
            out.write("EOS\n")
