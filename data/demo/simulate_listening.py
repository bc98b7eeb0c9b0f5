#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Build the Crossfade demo catalogue from the hand-written files in source/.

    python3 simulate_listening.py            write the .tsv files and the counts in README.md
    python3 simulate_listening.py --check    change nothing; verify every rule and that the
                                             files on disk are what the sources give

What a person wrote is in source/*.txt and nowhere else. What is simulated (who listens to
whom, how often, and the number of listeners) is drawn here, from one seed: the same seed
gives the same bytes. Standard library only.
"""
import argparse
import collections
import hashlib
import json
import math
import pathlib
import random
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
SEED = 20
USERS = 600
DESCRIPTORS = ["energy", "tempo", "acousticness", "danceability",
               "brightness", "vocals", "density", "dissonance"]
MODALITIES = {"audio": "A", "tags": "T", "listening": "L"}
SETS = ["ATL", "AT", "AL", "TL", "A", "T", "L", "none"]
TYPICAL_LISTENERS = {1: 6000000, 2: 1500000, 3: 350000, 4: 50000, 5: 5000}
# Position in the deal of ten: 6 train, 3 val, 1 test; never four in a row without a val.
DEAL = ["train", "val", "train", "train", "val", "train", "test", "train", "val", "train"]
BEGIN, END = "<!-- counts: begin -->", "<!-- counts: end -->"

CONTINENT = {}
for _continent, _countries in {
    "Africa": "Algeria;Cape Verde;Côte d'Ivoire;DR Congo;Egypt;Ethiopia;Mali;Niger;Nigeria;"
              "Senegal;South Africa;Tunisia;Zimbabwe",
    "Asia": "Armenia;Cambodia;China;India;Indonesia;Iran;Iraq;Japan;Lebanon;Malaysia;Mongolia;"
            "Pakistan;South Korea;Syria;Taiwan;Turkey;Vietnam",
    "Europe": "Belgium;Bulgaria;Estonia;France;Germany;Greece;Iceland;Ireland;Netherlands;"
              "North Macedonia;Norway;Portugal;Romania;Russia;Soviet Union;Spain;Sweden;"
              "United Kingdom",
    "North America": "Canada;Cuba;Guadeloupe;Jamaica;Puerto Rico;Trinidad and Tobago;"
                     "United States",
    "Oceania": "Australia;New Zealand",
    "South America": "Argentina;Brazil;Chile;Peru;Venezuela",
}.items():
    for _country in _countries.split(";"):
        CONTINENT[_country] = _continent


class Artist:
    def __init__(self, where, family, fields):
        self.where, self.genre = where, family
        self.id, self.name, tier, self.country, self.years = fields[:5]
        self.aka = fields[5] if len(fields) > 5 else ""
        self.tier = int(tier)
        self.audio, self.tags, self.similar, self.missing = [], [], [], []
        self.popularity, self.split = 0, ""

    @property
    def have(self):
        letters = "".join(c for m, c in MODALITIES.items() if m not in self.missing)
        return letters or "none"


def read_source(problems):
    """The sources: '== Genre family', then per artist a line of facts and four of lists."""
    artists, family, current = [], None, None
    for path in sorted((HERE / "source").glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            line, where = line.strip(), "%s:%d" % (path.name, number)
            try:
                if not line or line.startswith("#"):
                    continue
                if line.startswith("== "):
                    family = line[3:].strip()
                elif " | " in line:
                    current = Artist(where, family, [f.strip() for f in line.split("|")])
                    artists.append(current)
                else:
                    key, value = (part.strip() for part in line.split(":", 1))
                    if key == "audio":
                        current.audio = [int(v) for v in value.split()]
                    elif key == "tags":
                        current.tags = [(t.rsplit(" ", 1)[0].strip(), int(t.rsplit(" ", 1)[1]))
                                        for t in value.split(",")]
                    elif key == "similar":
                        current.similar = value.split()
                    elif key == "missing":
                        current.missing = value.split()
                    else:
                        raise ValueError("unknown key " + key)
            except (ValueError, AttributeError, IndexError) as error:
                problems.append("%s: cannot read (%s)" % (where, error))
    return artists


def stream(*key):
    """A random stream of its own for each purpose, so that one edit does not move all."""
    digest = hashlib.sha256(":".join(str(k) for k in key).encode("utf-8")).digest()
    return random.Random(int.from_bytes(digest[:8], "big"))


def similar_pairs(artists):
    return sorted({tuple(sorted((a.id, other))) for a in artists for other in a.similar})


def neighbours(pairs):
    result = collections.defaultdict(list)
    for a, b in pairs:
        result[a].append(b)
        result[b].append(a)
    return result


def fill_popularity(artists, seed):
    for a in artists:
        # Pareto with exponent 2 round the tier's typical number, at most five times it.
        u = stream(seed, "popularity", a.id).random()
        reach = int(TYPICAL_LISTENERS[a.tier] * min(5.0, 0.7 / math.sqrt(1.0 - u)))
        a.reach = max(1, reach)
        a.popularity = 0 if "listening" in a.missing else a.reach


def deal_splits(artists, seed):
    """60/30/10, dealt out within each modality set from the best known to the least."""
    ordered = sorted(artists, key=lambda a: (SETS.index(a.have), a.tier,
                                             stream(seed, "split", a.id).random()))
    for position, a in enumerate(ordered):
        a.split = DEAL[position % len(DEAL)]


def weighted(rng, candidates):
    total = sum(w for _, w in candidates)
    point = rng.random() * total
    for item, weight in candidates:
        point -= weight
        if point < 0:
            return item
    return candidates[-1][0]


def simulate(artists, near, seed):
    """Listening rows (user, id, plays), user by user."""
    heard = [a for a in artists if "listening" not in a.missing]
    by_id = {a.id: a for a in heard}
    weight = {a.id: math.isqrt(a.reach) for a in heard}
    families = collections.OrderedDict()
    for a in heard:
        families.setdefault(a.genre, []).append(a.id)
    # A scene draws people by its stars, but a small scene has its faithful too.
    pull = [(f, 1500 + sum(weight[i] for i in ids)) for f, ids in families.items()]
    famous = [(a.id, weight[a.id]) for a in heard if a.tier <= 3]
    rows = []
    for n in range(USERS):
        user = "u%03d" % (n + 1)
        rng = stream(seed, "user", user)
        scenes = []
        for _ in range(1 + int(rng.random() * 3)):
            scene = weighted(rng, pull)
            if scene not in scenes:
                scenes.append(scene)
        home = {i for s in scenes for i in families[s]}
        wanted = 15 + int(26 * min(rng.random(), rng.random()))
        curiosity = 0.1 + 0.25 * rng.random()      # share of what simply everyone knows
        chosen = []
        while len(chosen) < wanted:
            step = rng.random()
            pool = []
            if step < 0.50:                        # their own scenes, obscure ones included
                pool = [(i, weight[i]) for i in sorted(home)]
            elif step < 1.0 - curiosity and chosen:  # from one artist on to a similar one
                start = chosen[int(rng.random() * len(chosen))]
                pool = [(i, weight[i]) for i in sorted(near[start]) if i in by_id
                        and (by_id[i].tier < 5 or i in home)]
            pool = [(i, w) for i, w in pool if i not in chosen]
            if not pool:                           # famous everywhere: popularity bias
                pool = [(i, w) for i, w in famous if i not in chosen]
            chosen.append(weighted(rng, pool))
        for i in chosen:
            # Pareto with exponent 1: a few favourites take most of the plays.
            plays = (6.0 if i in home else 2.0) / (1.0 - rng.random())
            rows.append((user, i, int(min(3000.0, plays))))
    return rows


def table(header, rows):
    return "\n".join("\t".join(str(c) for c in row) for row in [header] + rows) + "\n"


def counts_text(artists, pairs, rows):
    """The counts in README.md."""
    def lines(title, counter, order=None):
        keys = order or sorted(counter, key=lambda k: (-counter[k], k))
        return ["| %s | artists |" % title, "|---|---:|"] + [
            "| %s | %d |" % (k, counter[k]) for k in keys] + [""]
    count = collections.Counter
    out = ["%d artists, %d pairs of similar artists, %d tags, %d listening rows by %d users."
           % (len(artists), len(pairs), len({t for a in artists for t, _ in a.tags}),
              len(rows), USERS), ""]
    out += lines("modalities (A audio, T tags, L listening)",
                 count(a.have for a in artists), SETS)
    out += lines("popularity tier", count(a.tier for a in artists),
                 sorted(TYPICAL_LISTENERS))
    out += lines("split", count(a.split for a in artists), ["train", "val", "test"])
    out += lines("continent", count(CONTINENT.get(a.country, "?") for a in artists))
    out += lines("genre family", count(a.genre for a in artists))
    return "\n".join(out).strip()


def build(artists, seed):
    fill_popularity(artists, seed)
    deal_splits(artists, seed)
    pairs = similar_pairs(artists)
    rows = simulate(artists, neighbours(pairs), seed)
    ordered = sorted(artists, key=lambda a: a.id)
    files = {
        "artists.tsv": table(
            ["id", "name", "popularity", "split", "country", "years", "genre", "also_known_as"],
            [[a.id, a.name, a.popularity, a.split, a.country, a.years, a.genre, a.aka]
             for a in ordered]),
        "audio.tsv": table(
            ["id"] + DESCRIPTORS,
            [[a.id] + [v if d == "tempo" else "%d.%02d" % divmod(v, 100)
                       for d, v in zip(DESCRIPTORS, a.audio)]
             for a in ordered if "audio" not in a.missing]),
        "tags.tsv": table(
            ["id", "tag", "count"],
            [[a.id, t, c] for a in ordered if "tags" not in a.missing
             for t, c in sorted(a.tags, key=lambda tc: (-tc[1], tc[0]))]),
        "listening.tsv": table(["user", "id", "plays"], rows),
        "similar.tsv": table(["id_a", "id_b"], pairs),
        "catalogue.json": '{"name":"Crossfade demo","k":20,"notice":"illustrative: descriptors'
                          ' are estimates, listening is simulated"}\n',
    }
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    if BEGIN in readme and END in readme:
        before, rest = readme.split(BEGIN, 1)
        after = rest.split(END, 1)[1]
        files["README.md"] = (before + BEGIN + "\n" + counts_text(artists, pairs, rows)
                              + "\n" + END + after)
    return files, pairs, rows


def latin(name):
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "")
               or unicodedata.category(c) == "Lm" or c in "ªº" for c in name)


def check_sources(artists, problems):
    bad = problems.append
    ids = collections.Counter(a.id for a in artists)
    for a in artists:
        def wrong(text, a=a):
            bad("%s %s: %s" % (a.where, a.id, text))
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", a.id) or ids[a.id] > 1:
            wrong("id is not a unique lower-case slug")
        if a.tier not in TYPICAL_LISTENERS:
            wrong("tier must be 1 to 5")
        if not re.fullmatch(r"\d{4}–(\d{4})?", a.years) or (
                len(a.years) > 5 and a.years[:4] > a.years[5:]):
            wrong("years must be like 1954–2003 or 1993–")
        if a.country not in CONTINENT:
            wrong("country without a continent: " + a.country)
        if len(a.audio) != 8 or not all(
                (30 <= v <= 220) if d == "tempo" else (0 <= v <= 100)
                for d, v in zip(DESCRIPTORS, a.audio)):
            wrong("audio must be eight values in range")
        names = [t for t, _ in a.tags]
        if not 6 <= len(names) <= 12 or len(set(names)) != len(names):
            wrong("needs 6 to 12 different tags, has %d" % len(names))
        if any(t != t.lower() or not 1 <= c <= 100 for t, c in a.tags):
            wrong("tags must be lower case with weights 1 to 100")
        if len(set(a.similar)) != len(a.similar) or a.id in a.similar:
            wrong("names itself or somebody twice as similar")
        for other in a.similar:
            if other not in ids:
                wrong("similar to an unknown id: " + other)
        if not set(a.missing) <= set(MODALITIES):
            wrong("missing must be of audio, tags, listening")
        if any("\t" in f or '"' in f for f in [a.name, a.aka, a.country, a.years] + names):
            wrong("tab or quotation mark in a value")
        if not latin(a.name) and not (a.aka and latin(a.aka.split(";")[0])):
            wrong("a name in its own script needs its Latin form first in also_known_as")
    for audio, n in collections.Counter(tuple(a.audio) for a in artists).items():
        if n > 1:
            bad("audio is the same for %d artists: %s" % (n, audio))


def check_whole(artists, files, pairs, rows, problems):
    def need(condition, text):
        if not condition:
            problems.append(text)
    n = len(artists)
    by_id = {a.id: a for a in artists}
    need(150 <= n <= 250, "150 to 250 artists, not %d" % n)
    need(len({a.genre for a in artists}) >= 16, "at least 16 genre families")
    need(len({CONTINENT.get(a.country) for a in artists}) == 6, "all six continents")
    own = [a for a in artists if not latin(a.name)]
    need(5 <= len(own) <= 8, "5 to 8 names in their own script, not %d" % len(own))
    accents = [a for a in artists if latin(a.name) and not a.name.isascii()]
    need(len(accents) >= 10, "at least 10 names with accents")
    shared = [k for k, c in collections.Counter(a.name for a in artists).items() if c > 1]
    need(shared == ["Nirvana"], "exactly the name Nirvana is shared, not %s" % shared)
    # tags
    used = collections.Counter(t for a in artists for t, _ in a.tags)
    need(150 <= len(used) <= 250, "150 to 250 tags, not %d" % len(used))
    rare = sorted(t for t, c in used.items() if c < 3)
    need(len(rare) * 10 <= len(used), "too many tags used by fewer than 3: %s" % rare)
    # similar
    near = neighbours(pairs)
    few = [a.id for a in artists if len(near[a.id]) < 5]
    need(not few, "fewer than 5 similar: %s" % few)
    need(len(set(pairs)) == len(pairs) and all(a < b for a, b in pairs), "pair twice")
    seen, todo = set(), [artists[0].id]
    while todo:
        one = todo.pop()
        if one not in seen:
            seen.add(one)
            todo += near[one]
    need(len(seen) == n, "similarity graph in pieces, outside: %s" % sorted(set(by_id) - seen))
    across = sum(by_id[a].genre != by_id[b].genre for a, b in pairs)
    need(across * 4 >= len(pairs), "at least a quarter of pairs across families")
    # modalities
    sets = collections.Counter(a.have for a in artists)
    need(sets["none"] == 2, "exactly two artists without any modality")
    for s in SETS[:-1]:
        need(sets[s] >= 4, "at least 4 artists with exactly %s" % s)
    for modality, low, high in (("audio", 17, 23), ("tags", 9, 15), ("listening", 22, 28)):
        share = 100 * sum(modality in a.missing for a in artists) / n
        need(low <= share <= high, "%s is missing for %.0f%%" % (modality, share))
    need(45 <= 100 * sets["ATL"] / n <= 57, "about half have all three")
    silent = [a.tier for a in artists if "listening" in a.missing]
    need(sum(t >= 4 for t in silent) * 3 >= 2 * len(silent), "listening missing: mostly tiers 4, 5")
    # splits
    for split, low, high in (("train", 57, 63), ("val", 27, 33), ("test", 8, 12)):
        share = 100 * sum(a.split == split for a in artists) / n
        need(low <= share <= high, "%s is %.0f%%" % (split, share))
    val = [a for a in artists if a.split == "val"]
    need({a.tier for a in val} == set(TYPICAL_LISTENERS), "val has artists of all tiers")
    need({a.have for a in val} >= set(SETS[:-1]), "val has artists of all modality sets")
    # popularity and listening
    middle = []
    for tier in TYPICAL_LISTENERS:
        values = sorted(a.popularity for a in artists if a.tier == tier and a.popularity)
        middle.append(values[len(values) // 2])
    need(middle == sorted(middle, reverse=True), "popularity follows the tier")
    need(all((a.popularity == 0) == ("listening" in a.missing) for a in artists),
         "popularity is 0 exactly where listening is missing")
    need(len({(u, i) for u, i, _ in rows}) == len(rows), "a user has an artist twice")
    per_user = collections.Counter(u for u, _, _ in rows)
    need(len(per_user) == USERS and all(15 <= c <= 40 for c in per_user.values()),
         "15 to 40 artists for each user")
    per_artist = collections.Counter(i for _, i, _ in rows)
    need(set(per_artist) == {a.id for a in artists if "listening" not in a.missing},
         "every artist with listening is listened to, and no other")
    need(min(per_artist.values()) >= 3, "at least 3 listeners each")
    mean = [sum(per_artist[a.id] for a in artists if a.tier == t)
            / sum(a.tier == t and a.popularity > 0 for a in artists) for t in TYPICAL_LISTENERS]
    need(mean == sorted(mean, reverse=True), "better known artists have more listeners")
    # files
    json.loads(files["catalogue.json"])
    need(files.get("README.md", "").startswith(
        "Illustrative: descriptors are estimates, listening is simulated."),
        "README.md starts with its sentence and has the counts")
    for name, text in files.items():
        path = HERE / name
        need(path.exists() and path.read_bytes() == text.encode("utf-8"),
             "%s is not what the sources give: run the script" % name)
        if name.endswith(".tsv"):
            width = {line.count("\t") for line in text[:-1].split("\n")}
            need(len(width) == 1 and "\r" not in text and '"' not in text, name + ": columns")
            known = {"similar.tsv": (0, 1), "listening.tsv": (1,)}.get(name, (0,))
            need(all(line.split("\t")[c] in by_id for line in text[:-1].split("\n")[1:]
                     for c in known), name + ": unknown id")
    degrees = sorted(len(near[a.id]) for a in artists)
    return ["%d artists, %d genre families, %d countries, %d continents; splits %s" % (
                n, len({a.genre for a in artists}), len({a.country for a in artists}), 6,
                " ".join("%s %d" % (s, sum(a.split == s for a in artists))
                         for s in ("train", "val", "test"))),
            "modalities: " + ", ".join("%s %d" % (s, sets[s]) for s in SETS),
            "%d similar pairs, %d to %d each (median %d), %d%% across families, one graph" % (
                len(pairs), degrees[0], degrees[-1], degrees[n // 2], 100 * across // len(pairs)),
            "%d tags, %d of them used by fewer than 3; %d names with accents, %d in own script" % (
                len(used), len(rare), len(accents), len(own)),
            "%d listening rows, %d users; mean listeners by tier %s; least %d, most %d" % (
                len(rows), USERS, " ".join("%.0f" % m for m in mean),
                min(per_artist.values()), max(per_artist.values()))]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="verify, write nothing")
    parser.add_argument("--seed", type=int, default=SEED, help="default %(default)s")
    options = parser.parse_args()
    problems = []
    artists = read_source(problems)
    check_sources(artists, problems)
    if not problems:
        files, pairs, rows = build(artists, options.seed)
        if not options.check:
            for name, text in files.items():
                (HERE / name).write_bytes(text.encode("utf-8"))
        report = check_whole(artists, files, pairs, rows, problems)
    for problem in problems:
        print("PROBLEM", problem, file=sys.stderr)
    if problems:
        return 1
    print("\n".join(report))
    return 0


if __name__ == "__main__":
    sys.exit(main())
