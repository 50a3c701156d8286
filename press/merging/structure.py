"""Joins the trees of tags, and the lists by which a page or a link finds its own."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf


def join_tags(whole: Pdf, parts: Sequence[Pdf]) -> None:
    """One document element over the elements of all parts; every page and link finds its tags anew."""
    root = whole.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = whole.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    kids, lists = [], []
    for part in parts:
        tree: Any = whole.copy_foreign(part.Root.StructTreeRoot)
        for kid in tree.K[0].K:
            kid.P = document
            kids.append(kid)
        nums = list(tree.ParentTree.Nums)
        lists.append(dict(zip(map(int, nums[::2]), nums[1::2], strict=True)))
    document.K = Array(kids)
    root.K = Array([document])
    root.ParentTree = whole.make_indirect(Dictionary(Nums=Array(number_anew(whole, parts, lists))))
    root.ParentTreeNextKey = len(root.ParentTree.Nums) // 2
    whole.Root.StructTreeRoot = root
    whole.Root.MarkInfo = Dictionary(Marked=True)


def number_anew(whole: Pdf, parts: Sequence[Pdf], lists: Sequence[dict[int, Any]]) -> list[Any]:
    """The list by which pages, then links, find their tags, under keys that no two share."""
    owners = [known for part, known in zip(parts, lists, strict=True) for _ in part.pages]
    pages = list(zip(whole.pages, owners, strict=True))
    keys = count()
    nums: list[Any] = []
    for page, known in pages:
        nums += renumber(page.obj, "/StructParents", known, keys)
    for page, known in pages:
        for note in page.obj.get("/Annots", Array()):
            nums += renumber(note, "/StructParent", known, keys)
    return nums


def renumber(item: Any, name: str, known: dict[int, Any], keys: "count[int]") -> list[Any]:
    """A new key and what it leads to; nothing for what has no tags, as a link in a margin."""
    old = item.get(name)
    if old is None or int(old) not in known:
        return []
    key = next(keys)
    item[name] = key
    return [key, known[int(old)]]
