"""How many standards does the catalogue hold? Every page that says so says this."""

from dataclasses import dataclass

from stationbook.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class CatalogueSize:
    """Real standards, how many of them have a text here, and the fictional ones, which never count among them."""

    real: int
    with_text: int
    samples: int

    @property
    def words(self) -> str:
        """The numbers as every page writes them: 54 份，另有示例 3 份."""
        return f"{self.real} 份" + (f"，另有示例 {self.samples} 份" if self.samples else "")


def catalogue_size(catalogue: Catalogue) -> CatalogueSize:
    """Return how many standards there are, samples apart."""
    real = [one for one in catalogue.standards.values() if not one.entry.sample]
    return CatalogueSize(len(real), sum(bool(one.editions) for one in real), len(catalogue.standards) - len(real))
