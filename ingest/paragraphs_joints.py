"""Whether a printed line goes on with the paragraph before it, and with what between."""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from policy_lineage import data
from policy_lineage.ingest.paragraphs_glued import LOWER
from policy_lineage.ingest.paragraphs_layout import Layout, is_open

MARKER = re.compile(
    rf"""[-+*•●▪◦○■□►➢✓\uf0b7\uf02d]\s | -(?=[A-ZĐÀ-Ỹ][a-zà-ỹ]+\s) | [+*•●▪\uf0b7](?=\S)
      | \| | \#{{1,6}}\s
      | \( (?: \d{{1,3}} | [a-zđ] | [ivx]{{1,4}} ) \)                     # (12)  (a)  (iv)
      | \d{{1,2}} (?:\.\d{{1,2}}){{1,4}} \.? \s (?=[^{LOWER}\d%])            # 3.10. Làm tốt
      | \d{{1,2}} (?:\.\d{{1,2}}){{1,4}} \. \s (?=\d{{1,3}}\s?%)               # 1.1. 100% hồ sơ
      | \d{{1,2}} (?:\.\d{{1,2}}){{1,3}} \s?-\s? (?=[A-ZĐÀ-Ỹ][{LOWER}])    # 2.1- Mục tiêu
      | \d{{1,3}} \s? [.)] (?: \s | $ | (?=[^\W\d_]) )                  # 7. Giao   2) Sở   3.Các
      | \d{{1,2}} / \s (?=[A-ZĐÀ-Ỹ])                                    # 1/ Mục tiêu
      | [IVX]{{1,5}} (?: [.)] \s? | \s?-\s ) (?! [IVX]\. ) (?=[^\W\d_]) # II. NHIỆM VỤ   I- MỤC TIÊU
      | [IVX]{{1,5}}\.\d                                                # II.1
      | [A-HĐ] [.)-] \s? (?=[A-ZĐÀ-Ỹ]{{2}})                             # A. ĐẶC ĐIỂM
      | [a-zđ] \d? [.)] (?: \s | (?=[A-ZĐÀ-Ỹ]) )                      # a) Mục tiêu
      | Điều \s \d{{1,3}} [a-z]? \s? [.:]
      | (?:CHƯƠNG|Chương|PHẦN|Phần|MỤC|Mục) \s (?:[IVXLC]{{1,6}}|\d{{1,2}}|[Tt]hứ\s\w+|THỨ\s\w+) (?: [.:-] | $ )
      """,
    re.VERBOSE,
)
# lines that open a paragraph wherever they stand
OPENING = re.compile(
    r"""(?: Căn \s cứ | Theo \s đề \s nghị | Xét | Kính \s gửi | Nơi \s nhận | Số \s? :
      | V/v | T/M | TM\. | KT\. | TL\. | Trên \s đây \s là | Yêu \s cầu \s các \s )
      | \d{1,2}:\d{2} \b                         # 15:17 20/11/2025
      | \d{1,5}/(?:\d{4}/)?[A-ZĐ][\w-]* [ ,;|\t]{1,3} \d{1,2}/\d{1,2}/\d{4} # 12/KH-UBND, 05/07/2021: a row of a list
      | Về \s [^:.;,\d]{3,40} : \s \(?\d        # Về môi trường: (26)
      | [^\d|]{2,40}, \s ngày \s .{0,12} tháng \s .{0,8} năm""",
    re.VERBOSE,
)
# a digit after these words is no number of a point: "ngày | 15. Các đơn vị"
DIGITAL = ("quyền", "tế", "hội", "đổi", "tầng", "năng", "nghệ", "liệu", "tảng", "dân", "hoá", "hóa", "trường", "lực")
BEFORE_NUMBER = re.compile(
    r"(?:Điều|điều|khoản|Khoản|điểm|ngày|tháng|năm|Số|thứ|mục|Chương|khóa|cấp|quý|tuổi|từ|đến|trên|dưới|đạt"
    rf"|{''.join(f'(?<!{w} )' for w in DIGITAL)}số)$"  # but "Phát triển kinh tế số | 2.1. 60% doanh nghiệp"
)
# words that need another one after them
UNFINISHED = re.compile(
    r"[≥≤<>=~≈]$|(?:^|[\s(])"
    r"(?:đạt|của|và|các|những|về|cho|với|trong|theo|tại|là|để|từ|do|bởi|hoặc|nhằm|giữa|ở)$"
)
DATE_WORDS = (" ngày", " tháng", " năm")  # "1. Thời gian: từ nay đến năm | 2030."
UNFINISHED_CAPS = re.compile(
    r"(?:\s(?:CỦA|VÀ|CÁC|NHỮNG|VỀ|CHO|VỚI|TRONG|THEO|TẠI|ĐỂ|DO|HOẶC|NHẰM)|(?:NGÀY|THÁNG)\s\d{1,2})$"
)
# words that mostly do
DANGLING = re.compile(
    r"""(?:^|[\s(])(?: đến|một|trên|dưới|gắn|qua|vào|ra|khi|mà|nếu|số|ngày|tỉnh|thành\sphố|xã|phường|huyện
      |(?<!đạt\s)được
      |thực\shiện|sau|trước|ban\shành|việc|sự|cả|mỗi|từng|có|không|đã|đang|sẽ|phải|cần|nhất|hơn|hay|thành|gồm|khoảng|gần|bằng|cùng
      |tối\sthiểu|ít\snhất|Văn\sphòng|Giám\sđốc|Chánh|Thủ\strưởng|Sở|Bộ|Ban|Ủy|ông|bà|Luật|Nghị
      )$""",
    re.VERBOSE,
)
# verbs that open a task: after a heading they begin the text under it
STARTER = re.compile(
    r"""(?:Tập\strung|Tiếp\stục|Đẩy\smạnh|Tăng\scường|Nâng\scao|Thực\shiện|Triển\skhai|Xây\sdựng|Phát\s(?:triển|huy)
      |Chủ\sđộng|Rà\ssoát|Đổi\smới|Quán\striệt|Tổ\schức|Huy\sđộng|Phấn\sđấu|Bảo\sđảm|Đảm\sbảo|Chú\strọng|Khuyến\skhích
      |Thúc\sđẩy|Hoàn\s(?:thiện|thành)|Ban\shành|Chỉ\sđạo|Lãnh\sđạo|Quan\stâm|Làm\stốt|Củng\scố|Duy\strì|Kiện\stoàn
      |Kịp\sthời|Thường\sxuyên|Ưu\stiên|Ứng\sdụng|Thu\shút|Hỗ\strợ|Giữ\svững|Mở\srộng|Phối\shợp|Căn\scứ|Năm\s20|Đến\snăm
      |Trong\snăm|Nghiên\scứu|Khai\sthác|Quản\slý|Khẩn\strương|Đến\shết|Cụ\sthể\shóa
      |Thành\slập|Tham\smưu|Hướng\sdẫn|Kiểm\stra|Bố\strí|Khắc\sphục|Xử\slý|Giải\squyết|Đa\sdạng|Tuyên\struyền|Tạo
      |Cải\sthiện|Bảo\s(?:vệ|tồn)|Đầu\stư|Đào\stạo|Phân\scông|Khơi\sdậy|Xác\sđịnh|Hình\sthành|Giao|Trên\scơ\ssở)\b""",
    re.VERBOSE,
)
KIND_LINE = re.compile(
    r"\W*(?:NGHỊ QUYẾT|QUYẾT ĐỊNH|KẾ HOẠCH|CHƯƠNG TRÌNH(?: HÀNH ĐỘNG| CÔNG TÁC)?|CHỈ THỊ|KẾT LUẬN|THÔNG BÁO|BÁO CÁO"
    r"|TỜ TRÌNH|HƯỚNG DẪN|QUY ĐỊNH|QUY CHẾ|ĐỀ ÁN|CÔNG VĂN)\W*$"
)
CODE_TAIL = re.compile(r"-\s?[A-ZĐ][\wĐ]{0,9}\s?/\s?[A-ZĐ]")  # "46 | -CTr/TU"
CODE_HEAD = re.compile(r"\d+\s?/\s?[\dA-ZĐ]")
CODE_CUT = re.compile(r"\d\s?/\s?[A-ZĐ]{2,6}$")
LONGEST_PRINTED = 120
BARE_NUMBER = re.compile(r"\d{1,3}\s?[.)]$")
# "1. | Giai đoạn", "III. | NHIỆM VỤ", "Điều 2. | Quyết định này"
LONE_NUMBER = re.compile(r"(?:(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđ])\s?[.)]|Điều(?: \d{1,3}[a-z]?\s?[.:])?)$")
LONGEST_BOLD = 6  # lines of a heading in mark-up
WIDE = 0.6  # of the width
EARLY = 16  # characters of one that was broken after a word or two
SHORT = 40  # characters of a line with a number that was broken before its words ended
YEAR = re.compile(r"(?:20\d\d(?:\s?-\s?20\d\d)?)[.,:]?$")
CAPITAL_WORD = re.compile(r"[^\W\d_]+")
GENERATION = re.compile(
    r"\d{1,2}[GKDĐ](?![\w.)])"
)  # "ứng dụng | 5G, IoT": a figure that is part of a word numbers nothing
CONTINUED_BRACKET = re.compile(rf"\((?!kèm|ban hành|đính)[{LOWER}]{{2,}} ")  # "tham gia giao thông | (bao gồm xe máy)"
RUN_IN = re.compile(r"\((\d{1,3})\)")
ROMAN_HEAD = re.compile(r"[IVX]{1,5}\s?[.)-]|(?:CHƯƠNG|PHẦN|MỤC)\s")
NUMBERED = re.compile(r"\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2})+|[IVX]{1,5}\s?[.)-]|[a-zđ][.)]|[A-HĐ]\.")


class Gap(NamedTuple):
    """What lies between a line and the one before it."""

    blank: bool = False  # a blank line that counts
    indented: bool = False  # the line begins further right than the paragraph
    page: bool = False  # it is the first of a page
    title: bool = False  # the paragraph is the title, below a line such as "QUYẾT ĐỊNH"


def is_plain(previous: str, line: str) -> bool:
    """Whether `line` goes on with `previous` beyond doubt: a small letter after an unfinished sentence."""
    if not line[0].islower() or line[1:2] in ").0123456789" or not is_open(previous) or previous[-1] in "-/|":
        return False
    return not _is_caps(previous) and not line.startswith("v/v") and previous[0] != "|"


def glue(lines: list[str], line: str, gap: Gap, layout: Layout) -> str | None:
    """What stands between the paragraph of `lines` and `line`: " ", "" inside a code, None for a new paragraph."""
    previous, first = lines[-1], line[0]
    if previous[0] == "|" or first == "|":
        cut_cell = previous[0] == "|" != first and previous[-1] != "|" and "|" in line
        return " " if cut_cell and not gap.blank else None
    if _is_broken_code(previous, line):
        return ""
    return " " if _goes_on(lines, line, gap, layout) else None


def _is_upper(line: str) -> bool:
    """Whether a line is in capitals and not the code of a document, which has no others."""
    return line.isupper() and not CODE_HEAD.match(line)


def _is_caps(line: str) -> bool:
    return len(line) >= 12 and _is_upper(line)


def _is_broken_code(previous: str, line: str) -> bool:
    """ "66-|NQ/TW", "46 |-CTr/TU", "79|/KH-UBND", "30/|4/2025", "39/QĐ|- UBND"."""
    last, before = previous[-1], previous[-2:-1]
    if last in "-/":
        return before.isalnum() and line[0].isalnum()
    if line[0] == "/":
        return last.isalnum() and line[1:2].isalnum()
    if line[0] != "-":
        return False
    return (last.isdigit() and CODE_TAIL.match(line) is not None) or CODE_CUT.search(
        previous, max(0, len(previous) - 16)
    ) is not None


def _goes_on(lines: list[str], line: str, gap: Gap, layout: Layout) -> bool:
    previous, blank = lines[-1], gap.blank
    if MARKER.match(line) and not _is_false_marker(lines, line, blank, layout):
        return False
    if not blank and len(lines) < LONGEST_BOLD and "**" in lines[0] and _is_bold(lines):
        return True
    if previous == "Điều" and line[0].isdigit():
        return True
    if len(lines) == 1 and not blank and LONE_NUMBER.match(previous) and line[0].isalnum():
        return True
    if _is_upper(line) or _is_upper(previous):
        if not blank and (YEAR.match(line) or GENERATION.match(line)):  # "… TRỌNG TÂM NĂM | 2026"
            return True
        return _caps_go_on(lines, line, blank, layout)
    if OPENING.match(line):
        return False
    if is_open(previous):
        return _open_goes_on(lines, line, gap, layout)
    if line[0].islower():
        return not _is_caps(previous) and (previous[-1] == ";" or not blank)
    if blank or gap.indented or not layout.width:
        return False
    if layout.strict and previous.rfind("(") > previous.rfind(")"):  # "(trong đó: Lộc Hà: | 25 trạm)"
        return True
    if gap.page and len(lines) > 2:  # only the lines of the same paragraph are in the same measure
        return len(previous) + 1 + len(line.split(" ", 1)[0]) > max(map(len, lines))
    return not layout.is_short(previous, line, layout.full_sentence)


def _is_bold(lines: list[str]) -> bool:
    """Whether mark-up that was opened is not closed yet: "**1. Ban | Quản lý khu kinh tế**"."""
    return sum(line.count("**") for line in lines) % 2 == 1


def _open_goes_on(lines: list[str], line: str, gap: Gap, layout: Layout) -> bool:
    """Whether a line that begins with a capital or a figure goes on with an unfinished sentence."""
    previous, blank = lines[-1], gap.blank
    if not blank and (GENERATION.match(line) or CONTINUED_BRACKET.match(line) or _parts_a_name(previous, line)):
        return True
    if not blank and line[0].isdigit() and previous.endswith(DATE_WORDS):
        return True
    if previous[-1] in ",(-" or UNFINISHED.search(previous) or (not blank and line[0] in '“"' and not gap.title):
        return True
    if layout.strict and blank:  # "… của xã hội số || Phát triển phải bền vững"
        return False
    full = bool(layout.width) and not layout.is_short(previous, line, layout.full)
    if (gap.title or lines[0].startswith(("V/v", "Về việc"))) and not gap.blank and previous[-1] not in '"”':
        return full or not _is_last_of_title(lines, line, layout)
    short = len(lines) == 1 and not blank and len(previous) < SHORT and _is_numbered(previous)
    # "1. Sở | Khoa học và Công nghệ"
    early = short and layout.parted and len(previous) < EARLY and not STARTER.match(line)
    if early or ((full or short) and DANGLING.search(previous)):
        return True
    if layout.strict and len(lines) == 1 and not blank and (_is_numbered(previous) or len(line) > layout.width * WIDE):
        return True  # "- Phối hợp với Bộ Chỉ huy | Quân sự tỉnh"
    if layout.broken and len(lines) == 1 and not blank and previous[0] in "-+" and len(line) > layout.width * WIDE:
        return True
    if len(lines) == 1 and not blank and KIND_LINE.match(previous):
        return False
    if not full:
        return False
    if NUMBERED.match(lines[0]) and STARTER.match(line):
        return False
    return not blank or layout.loose


@cache
def _names_of_two() -> frozenset[str]:
    """Names of places that a line end may cut in two: "Đài Tiếng nói Việt | Nam"."""
    rows = (*data.rows("provinces"), *data.rows("former_provinces"))
    return frozenset({"Việt Nam", "Chí Minh", *(row["name"] for row in rows if row["name"].count(" ") == 1)})


def _parts_a_name(previous: str, line: str) -> bool:
    last, first = previous.rsplit(" ", 1)[-1], CAPITAL_WORD.match(line)
    return first is not None and f"{last} {first.group()}" in _names_of_two()


def _is_numbered(line: str) -> bool:
    return MARKER.match(line) is not None or line.startswith("Điều ")


def _is_last_of_title(lines: list[str], line: str, layout: Layout) -> bool:
    """Whether a short line ends a title: its other lines are full, or the first full line is the text below it."""
    if not layout.width:  # a line of a title is no longer than a line of a page; a longer one is a paragraph
        return max(len(lines[-1]), len(line)) > LONGEST_PRINTED
    full = [not layout.is_short(a, b, layout.full) for a, b in pairwise(lines)]
    return any(full) or len(line) >= layout.width * layout.full


def _caps_go_on(lines: list[str], line: str, blank: bool, layout: Layout) -> bool:
    """Whether two lines, one of them in capitals, are one heading or one sentence."""
    previous = lines[-1]
    if KIND_LINE.match(line) and not _is_caps(previous):
        return not blank and ROMAN_HEAD.match(lines[0]) is not None and previous.isupper()  # "VII. CHẾ ĐỘ | BÁO CÁO"
    if line.isupper() and previous.isupper():
        listed = previous[-1] == ";" and NUMBERED.match(lines[0]) is not None  # "2. ĐẨY MẠNH …; | DUY TRÌ …"
        if blank or not (is_open(previous) or listed):
            return False
        if ROMAN_HEAD.match(lines[0]) or UNFINISHED_CAPS.search(previous):
            return True
        return bool(layout.width) and not layout.is_short(previous, line, layout.full)
    if blank or not layout.width or _is_caps(line):
        return False
    if _is_caps(previous) and not (NUMBERED.match(lines[0]) and not line[0].isupper()):
        return False  # but "3.1. ĐẨY MẠNH CHUYỂN ĐỔI | số toàn diện": capitals for the first line alone
    return is_open(previous) and not layout.is_short(previous, line, layout.full)  # "của ngành | GRDP."


def _is_inner_dash(lines: list[str], line: str, layout: Layout) -> bool:
    """Whether a dash at the beginning of a line stands inside a sentence or a code."""
    previous, after = lines[-1], line[2:]
    if layout.strict and is_open(previous) and after[:1].islower():
        return True
    if not is_open(previous) or layout.is_short(previous, after, layout.full):
        return False
    if layout.strict:  # "của Công an tỉnh | - Thường trực Ban Chỉ đạo"
        return True
    if previous.rfind("“") > previous.rfind("”"):  # "phương châm “Kỷ cương | - Sáng tạo”"
        return True
    # "kinh tế | - xã hội", "2026 | - 2030", "Việt Nam | - Lào"
    names = previous.rsplit(" ", 1)[-1].istitle() and not STARTER.match(after)
    if previous.isupper() and after.isupper() and previous[-1].isalpha():  # "I. KẾT QUẢ PHÁT TRIỂN KINH TẾ | - XÃ HỘI"
        return NUMBERED.match(lines[0]) is not None
    # "2026 | - 2030", but "Về hạ tầng | - 100% thôn, bản"
    return names or after[:1].islower() or (after[:1].isdigit() and previous[-1] in "0123456789%")


def _is_false_marker(lines: list[str], line: str, blank: bool, layout: Layout) -> bool:
    """Whether what looks like the number of a point is a piece of the sentence before it."""
    previous = lines[-1]
    if line[0].isdigit():
        return is_open(previous) and (BEFORE_NUMBER.search(previous) is not None or BARE_NUMBER.match(line) is not None)
    if line[0] == "-":
        return not blank and _is_inner_dash(lines, line, layout)
    if line[1:2] in ")IVX" and previous.rfind("(") > previous.rfind(")"):  # "(khóa XI, | XII)", "(cổng | B)"
        return True
    if line[0] == "(" and previous.endswith((" và", " hoặc")):  # "(i) vùng ven biển và | (ii) vùng trung du"
        return True
    number = RUN_IN.match(line)
    if not number or blank:
        return False
    before = f"({int(number.group(1)) - 1})"  # "…; (2) Cơ cấu GRDP …; | (3) GRDP": points inside one paragraph
    return any(x.find(before) > 0 for x in lines) or any(before in x for x in lines[1:])
