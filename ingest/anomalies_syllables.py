"""Words that cannot be Vietnamese syllables: "quôc", "phươgn"."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.values import Anomaly
from policy_lineage.ingest.word_pairs import places

ONSET = "ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnprstvx]"
RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây"
    " e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ic ich iêc iêm iên iêng iêp iêt iêu im in ing inh ip it iu"
    " iê o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong"
    " ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung"
    " uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn"
    " ương ươp ươt ươu y yêm yên yêng yêt yêu ynh"
)
SYLLABLE = re.compile(rf"(?:{ONSET})?(?:{'|'.join(sorted(RHYMES.split(), key=len, reverse=True))})$")
TONES = "\u0300\u0301\u0303\u0309\u0323"
STOPPED = re.compile(r"(?:c|ch|p|t)$")  # such a syllable carries the acute or the dot
VOWEL = re.compile(r"[aăâeêioôơuưy]")


def no_syllables(material: Material) -> Iterator[Anomaly]:
    """Words in lower case with Vietnamese letters that are no syllables; names and foreign words stand aside."""
    lower, text = material.reading.lower, material.reading.text
    long = (w for w in material.vocabulary.words if 2 < len(w) < 9 and not w.isascii())
    for wrong in sorted(w for w in long if not is_syllable(w)):
        for at in places(lower, wrong):
            if text.startswith(wrong, at):
                yield flag("no-syllable", material.reading.span(at, at + len(wrong)), words=wrong)


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Whether the letters and the tone of `word` make a syllable; words without a vowel are abbreviations."""
    letters = unicodedata.normalize("NFD", word)
    tones = [c for c in letters if c in TONES]
    base = unicodedata.normalize("NFC", "".join(c for c in letters if c not in TONES))
    if not VOWEL.search(base) or "đ" in base[1:]:  # "hđnd", "ubnđ": abbreviations in lower case
        return True
    if len(tones) > 1 or not SYLLABLE.match(base):
        return _is_borrowed(base)
    return not STOPPED.search(base) or tones[:1] in (["\u0301"], ["\u0323"])


def _is_borrowed(base: str) -> bool:
    """Names of places and peoples in lower case: "đăk", "krông", "êđê"."""
    return (base.endswith(("k", "h", "l", "r")) and not base.endswith(("ch", "nh"))) or base[:2] in ("kr", "pl", "bl")
