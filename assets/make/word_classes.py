#!/usr/bin/env python3
"""What kind of word each common word is. usage: word_classes.py WORDNET COMMON_WORDS > word_classes.txt

WORDNET is the folder of WordNet 3.0's data files (Debian: wordnet-base, /usr/share/wordnet).
Output: "word class" lines in byte order. A class is a letter or two for the part of speech and meaning that is most
frequent in WordNet's own counts, then a letter for the form:
  n noun: np person, ng group, na act or event, nc communication or thought, nl location, no other; s plural
  v verb: vc communication, vs social or thought, vm motion, vo other; z third person, d past, g -ing
  aj adjective, av adverb; function words, from the list below: pr dt cj pn md be
"""
import collections
import re
import sys

FUNCTION_WORDS = {
    "pr": "about above across after against along amid among around at before behind below beneath beside besides "
          "between beyond by despite down during except for from in inside into like near of off on onto out outside "
          "over past per since through throughout to toward towards under until unto up upon via with within without",
    "dt": "a an the this that these those each every some any no all both another such its his her their our my your",
    "cj": "and or but nor yet so if because although though while when where whether than as unless",
    "pn": "i you he she it we they me him us them who whom which what himself herself itself themselves there",
    "md": "can could may might must shall should will would",
    "be": "is are was were be been being am has have had having do does did",
}
NOUNS = {18: "np", 14: "ng", 4: "na", 11: "na", 10: "nc", 9: "nc", 15: "nl"}
VERBS = {32: "vc", 41: "vs", 31: "vs", 38: "vm"}
NOUN_ENDINGS = [("ies", "y"), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("men", "man"),
                ("s", "")]
VERB_ENDINGS = [("ies", "y", "z"), ("es", "e", "z"), ("es", "", "z"), ("s", "", "z"), ("ied", "y", "d"),
                ("ed", "e", "d"), ("ed", "", "d"), ("ing", "e", "g"), ("ing", "", "g")]


def read_counts(folder):
    """{part of speech: {lemma: Counter of lexicographer files}}; one count more where a lemma is listed at all."""
    lemmas = {pos: collections.defaultdict(collections.Counter) for pos in "nvar"}
    for pos, name in (("n", "noun"), ("v", "verb"), ("a", "adj"), ("r", "adv")):
        files = {}
        for line in open(f"{folder}/data.{name}", encoding="latin-1"):
            if not line.startswith(" "):
                files[line[:8]] = int(line[9:11])
        for line in open(f"{folder}/index.{name}", encoding="latin-1"):
            if not line.startswith(" "):
                fields = line.split()
                first = fields[-int(fields[2])]
                lemmas[pos][fields[0]][files[first]] += 0.5
    kinds = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
    for line in open(f"{folder}/cntlist.rev", encoding="latin-1"):
        key, _, count = line.split()
        lemma, sense = key.split("%")
        lemmas[kinds[sense[0]]][lemma][int(sense.split(":")[1])] += int(count)
    return lemmas


def read_exceptions(folder, name):
    result = collections.defaultdict(list)
    for line in open(f"{folder}/{name}.exc", encoding="latin-1"):
        inflected, *bases = line.split()
        result[inflected] += bases
    return result


def past_or_ing(word):
    return "g" if word.endswith("ing") else "z" if word.endswith("s") else "d"


def analyses(word, lemmas, nouns, verbs):
    """(count, class) of every way to read a word."""
    def noun(lemma, form):
        files = lemmas["n"].get(lemma)
        if files:
            yield sum(files.values()), NOUNS.get(files.most_common(1)[0][0], "no") + form

    def verb(lemma, form):
        files = lemmas["v"].get(lemma)
        if files:
            yield sum(files.values()), VERBS.get(files.most_common(1)[0][0], "vo") + form

    yield from noun(word, "")
    yield from verb(word, "")
    for pos, name in (("a", "aj"), ("r", "av")):
        if word in lemmas[pos]:
            yield sum(lemmas[pos][word].values()), name
    for base in nouns.get(word, []):
        yield from noun(base, "s")
    for base in verbs.get(word, []):
        yield from verb(base, past_or_ing(word))
    for ending, base in NOUN_ENDINGS:
        if word.endswith(ending) and word not in nouns:
            yield from noun(word[:len(word) - len(ending)] + base, "s")
    for ending, base, form in VERB_ENDINGS:
        if word.endswith(ending) and word not in verbs:
            yield from verb(word[:len(word) - len(ending)] + base, form)


def main():
    folder, common = sys.argv[1:]
    lemmas = read_counts(folder)
    nouns, verbs = read_exceptions(folder, "noun"), read_exceptions(folder, "verb")
    classes = {}
    for line in open(common, encoding="utf-8"):
        word = line.strip()
        if re.fullmatch("[a-z]+", word):
            best = max(analyses(word, lemmas, nouns, verbs), default=None)
            if best:
                classes[word] = best[1]
    for name, words in FUNCTION_WORDS.items():
        classes.update(dict.fromkeys(words.split(), name))
    for word in sorted(classes):
        print(word, classes[word])


main()
