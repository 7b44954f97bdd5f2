"""The notebooks run with real kernels, and lie here without outputs."""

import nbformat
import pytest
from nbclient import NotebookClient

from explorer import resources
from explorer.ingest import ingest

NOTEBOOKS = ("dashboard.ipynb", "explore.ipynb")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("notebooks") / "sample"
    ingest([resources.data("sample", "articles.jsonl")], folder, workers=1, title="Sample")
    return folder


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_lies_here_without_outputs(name):
    notebook = nbformat.read(resources.notebooks(name), as_version=4)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert cells
    assert [cell.id for cell in cells if cell.outputs or cell.execution_count] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs(name, corpus, tmp_path, monkeypatch):
    monkeypatch.setenv("EXPLORER_CORPUS", str(corpus))
    notebook = nbformat.read(resources.notebooks(name), as_version=4)
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert [o for o in outputs if o.output_type in ("error", "stream")] == []
    assert any("application/vnd.jupyter.widget-view+json" in o.get("data", {}) for o in outputs)
    if name == "explore.ipynb":
        assert (tmp_path / "timeline.csv").read_text().startswith("line,period,last,n,of,share,partial")
