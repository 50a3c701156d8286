"""Adds to the tags what the printer leaves out: which way each header cell points."""

from typing import Any

import pydyf


def add_scopes(document: Any, pdf: pydyf.PDF) -> None:
    """Give every header cell its /Scope: the columns' in a table's head, the row's elsewhere."""
    elements = {
        item.reference: item
        for item in pdf.objects
        if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/StructElem"
    }
    for cell in elements.values():
        if cell["S"] == "/TH":
            row = elements.get(cell["P"])
            group = elements.get(row["P"]) if row else None
            heads = group is not None and group["S"] == "/THead"
            cell["A"]["Scope"] = "/Column" if heads else "/Row"
