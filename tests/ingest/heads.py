"""Heads of documents of our own, and how they are read."""

from policy_lineage.ingest.header import read_header
from policy_lineage.ingest.reading import read
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.values import Header

STATE = """UBND TỈNH AN GIANG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 412/KH-UBND
An Giang, ngày 5 tháng 6 năm 2031

KẾ HOẠCH
Phát triển nuôi biển năm 2031

Căn cứ Luật Thủy sản năm 2017;

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(Đã ký)
Lê Thị Thử
"""
COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
ISSUED = "An Giang, ngày 5 tháng 6 năm 2031"
GROUNDS = "Căn cứ Luật Thủy sản năm 2017;\nTheo đề nghị của Giám đốc Sở Thủy sản.\n\n"
CONCLUSION = (
    "TỈNH ỦY CÀ MAU\nĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 45-KL/TƯ\nCà Mau, ngày 13 tháng 5 năm 2032\nK ÉT LUẬN\n"
    "HỘI NGHỊ LÂN THỨ BẢY\nBAN CHẤP HÀNH ĐẢNG BỘ TỈNH (KHOÁ XXI)\nvề nuôi biển\n\nI. TÌNH HÌNH\nTỉnh nuôi biển."
)


def header_of(text: str) -> Header:
    return read_header(read(SourceText.of_text(text)))[0]
