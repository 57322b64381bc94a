"""Ellipses, dashes, and the blanks around marks, numbers and units."""

import re

from articles.typography.slips import Slip

_UNITS = (
    r"%|‰|€|\$|£|¥|°C|km/h|km²|km|kg|mq|m²|m³|cm|mm|ml|kWh|GB|TB|milion[ei]\b|miliard[oi]\b|million\b|billion\b|"
    r"euro\b|dollari\b|dollars\b|sterline\b|pounds\b|per cento\b|per cent\b"
)

SPACING = (
    Slip(re.compile(r"(?<!\.)\.\.\.(?!\.)"), "…", "ellipsis"),
    Slip(re.compile(r"(?<=[^\s\ue000]) --? (?=[^\s\ue000-])"), " – ", "dash"),
    Slip(re.compile(r"(?<=«)[ \u00a0]+(?=\S)"), "", "inside-quotes"),
    Slip(re.compile(r"(?<=\S)[ \u00a0]+(?=»)"), "", "inside-quotes"),
    Slip(re.compile(r"(?<! ) {2,}(?=\S)"), " ", "blanks"),
    Slip(re.compile(r"(?<=[\w»”’)\]])[ \u00a0]+(?=[,;:!?.](?:\s|$|\ue000))"), "", "before-mark"),
    Slip(re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?:\W|$))"), "\u00a0", "unit"),
    Slip(re.compile(r"(?<=[€$£¥]) (?=\d)"), "\u00a0", "unit"),
)
