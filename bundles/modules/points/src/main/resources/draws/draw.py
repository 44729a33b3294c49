#!/usr/bin/env python3
"""Repeats a draw of Millet: RFC 3797 with SHA-256.

  python3 draw.py entries.txt 4.9.15.22.27.31 11      public numbers, a word for each source
  python3 draw.py entries.txt seed:9f86d0... list     a sealed seed, and the list's fingerprint
  python3 draw.py entries.txt ... --mine 7/42/5e8c... which entry is yours: draw/member/salt
"""
import hashlib, re, sys


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def source(word, fingerprint):
    word = "seed:" + fingerprint if word == "list" else word
    if word.startswith("seed:"):
        return re.sub("[^A-Z0-9]", "", word[5:].upper()) + "/"
    numbers = sorted(int(number) for number in re.findall("[0-9]+", word))
    return "".join(str(number).lstrip("0") + "." for number in numbers) + "/"


def order(tickets, key):
    """Draws an entry, takes all its tickets out, and goes on; the tree keeps sums of tickets."""
    size, total = len(tickets), sum(tickets)
    tree = [0] * (size + 1)

    def add(place, count):
        while place <= size:
            tree[place] += count
            place += place & -place

    for i, count in enumerate(tickets):
        add(i + 1, count)
    for i in range(size):
        counter = i.to_bytes(2, "big")
        rest = int(sha256(counter + key + counter), 16) % total
        place, step = 0, 1 << size.bit_length()
        while step:
            if place + step <= size and tree[place + step] <= rest:
                place += step
                rest -= tree[place]
            step >>= 1
        yield place
        total -= tickets[place]
        add(place + 1, -tickets[place])


def main(file, *words):
    text = open(file, "rb").read()
    lines = [line.split() for line in text.decode().splitlines() if not line.startswith("#")]
    left, entries = int(lines[0][3]), lines[1:]
    quotas = {category: int(places) for category, places in (q.split(":") for q in lines[0][5:])}
    mine = sha256(words[words.index("--mine") + 1].encode()) if "--mine" in words else None
    words = words[: words.index("--mine")] if mine else words
    key = "".join(source(word, sha256(text)) for word in words)
    print("fingerprint of the list", sha256(text))
    for word in words:
        if word.startswith("seed:"):
            print("fingerprint of the seed", sha256(word[5:].encode()))
    print("key", key)
    for rank, i in enumerate(order([int(entry[1]) for entry in entries], key.encode()), 1):
        number, places = entries[i][0], int(entries[i][2])
        category = "".join(entries[i][4:])
        chosen = places <= min(left, quotas.get(category, left))
        left -= places if chosen else 0
        if chosen and category in quotas:
            quotas[category] -= places
        yours = " yours" if entries[i][3] == mine else ""
        print(f"{rank:5} {number:>6} {'chosen' if chosen else 'reserve'}{yours}")


if len(sys.argv) < 3:
    sys.exit(__doc__)
main(*sys.argv[1:])
