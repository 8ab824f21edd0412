"""Which packs there are: those of the user's folder, and those that come with the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from beian_desktop.documents.failures import BrokenPack, UnknownPack
from beian_desktop.documents.pack import Pack, load_pack, manifests, shipped_packs


@dataclass(frozen=True)
class Packs:
    """The packs to choose among, the user's own before the shipped ones.

    An own pack of the same id stands in place of the shipped one. ``broken`` are those
    of the user's folder that can't be used, by the names of their folders.
    """

    packs: tuple[Pack, ...]
    broken: Mapping[str, BrokenPack]

    def named(self, pack_id: str) -> Pack:
        """The pack with this id. Raises UnknownPack, or BrokenPack for one that can't be used."""
        if pack_id in self.broken:
            raise self.broken[pack_id]
        for pack in self.packs:
            if pack.id == pack_id:
                return pack
        raise UnknownPack(pack_id, [pack.id for pack in self.packs])

    def for_area(self, area_code: str | None) -> Pack:
        """The pack that fits the office of an area best; where two fit alike, the user's own."""
        return max(self.packs, key=lambda pack: pack.fit(area_code))


def find_packs(own: Path | None) -> Packs:
    """The shipped packs and those in the folder ``own``, which need not exist."""
    packs: dict[str, Pack] = {}
    broken: dict[str, BrokenPack] = {}
    for manifest in manifests(own) if own else ():
        try:
            pack = _examined(manifest.parent)
            packs.setdefault(pack.id, pack)
        except BrokenPack as failure:
            broken[manifest.parent.name] = failure
    own_packs = dict(packs)
    for pack in shipped_packs():
        packs.setdefault(pack.id, pack)
    for name, pack in packs.items():
        if pack.extends != name and pack.extends in own_packs:
            try:
                packs[name] = load_pack(pack.folder, own_packs)
            except BrokenPack as failure:  # the own base lacks what this pack builds on; the shipped one stays
                broken[pack.folder.name] = failure
    return Packs(tuple(packs.values()), broken)


def _examined(folder: Path) -> Pack:
    from beian_desktop.documents.builders import examine_pack

    pack = load_pack(folder)
    examine_pack(pack)
    return pack
