"""Letters without their marks: how names are compared and how keys are spelled."""

import re
import unicodedata
from functools import lru_cache

NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
SPACES = re.compile(r"\s+")
STROKE = str.maketrans("Đđ", "Dd")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """The text in lower case without marks, one space between words.

    >>> plain("Ủy ban  nhân dân tỉnh Đắk Lắk")
    'uy ban nhan dan tinh dak lak'
    """
    apart = unicodedata.normalize("NFD", text.translate(STROKE))
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return SPACES.sub(" ", bare).strip().casefold()


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """The text in lower case with its marks, the two ways to place a tone made one.

    >>> folded("Thanh Hoá") == folded("thanh hóa"), folded("Uỷ ban") == folded("ủy ban")
    (True, True)
    """
    composed = SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip().casefold()
    return OPEN_TONE.sub(lambda m: OPEN_TONES[m.group()], composed)


# the tone on the second vowel (new placement) is read as the tone on the first one
NEW_TONES = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
OLD_TONES = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy"
OPEN_TONES = dict(zip(NEW_TONES.split(" "), OLD_TONES.split(" "), strict=True))
OPEN_TONE = re.compile("(?<!q)(?:" + "|".join(OPEN_TONES) + r")(?!\w)")


def slug(text: str) -> str:
    """The text as part of a key.

    >>> slug("Bà Rịa - Vũng Tàu"), slug("Sở Tài chính")
    ('ba-ria-vung-tau', 'so-tai-chinh')
    """
    return NOT_IN_SLUG.sub("-", plain(text)).strip("-")
