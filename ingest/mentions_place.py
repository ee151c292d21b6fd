"""The province of local documents that a document of the centre speaks of: "báo cáo của Tỉnh tại Văn bản số …"."""

from collections.abc import Sequence
from dataclasses import replace

from policy_lineage.ingest.header_place import province_of_text
from policy_lineage.ingest.mentions import Mention
from policy_lineage.ingest.names_canonical import canonical_name
from policy_lineage.ingest.values import Level


def in_province_spoken_of(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, local ones of no province given the one province that the text speaks of."""
    province = province_of_text(text) if any(map(_lacks_place, mentions)) else None
    return [_placed(m, province) if province and _lacks_place(m) else m for m in mentions]


def _lacks_place(mention: Mention) -> bool:
    return mention.level is Level.PROVINCIAL and mention.province is None


def _placed(mention: Mention, province: str) -> Mention:
    name = canonical_name(mention.name, mention.kind, province) if mention.name else None
    return replace(mention, province=province, name=name)
