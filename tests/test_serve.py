"""The server, spoken to as a browser or an attacker would, under a stub of the page."""

from __future__ import annotations

import http.client
import json
import re
import signal
import subprocess
import sys
import time
from urllib.parse import urlsplit

import psutil
import pytest
from served import ROOT, STUB, free_port, serving
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from explorer.hosting import asked, first_paint, under_voila
from explorer.serve.assets import Asset, compiled_ahead
from explorer.widgets.plotly_script import plotly_script

V1 = "v1.kernel.websocket.jupyter.org"


@pytest.fixture(scope="module")
def stub(tmp_path_factory):
    folder = tmp_path_factory.mktemp("serve")
    (folder / "corpus").mkdir()
    with serving(
        folder / "server.log",
        [str(STUB), str(folder / "corpus"), "--most_kernels=3", "--VoilaKernelManager.fill_delay=0"],
    ) as server:
        yield server


def answer(server, path="", headers=None):
    """Status, headers and body of a GET that takes no cookie along."""
    address = urlsplit(server.url)
    connection = http.client.HTTPConnection(address.netloc, timeout=60)
    try:
        connection.request("GET", address.path + path, headers=headers or {})
        got = connection.getresponse()
        return got.status, got.headers, got.read()
    finally:
        connection.close()


def page_of(server, query=""):
    """The kernel's id and the cookies of a page opened now."""
    status, headers, body = answer(server, query)
    assert status == 200, body
    cookies = dict(part.split(";")[0].split("=", 1) for part in headers.get_all("Set-Cookie"))
    return re.search(rb'"kernelId": "([\w-]+)"', body)[1].decode(), cookies, body.decode()


def closed(server, kernel, cookies):
    """What the closing page's beacon is answered."""
    address = urlsplit(server.url)
    connection = http.client.HTTPConnection(address.netloc, timeout=60)
    sent = "; ".join(f"{name}={value}" for name, value in cookies.items())
    body = f"_xsrf={cookies['_xsrf']}"
    try:
        connection.request(
            "POST",
            f"{address.path}voila/api/shutdown/{kernel}",
            body,
            {"Cookie": sent, "Content-Type": "application/x-www-form-urlencoded"},
        )
        return connection.getresponse().status
    finally:
        connection.close()


def message(kind, content, channel="shell"):
    """A message as the browser's protocol packs it."""
    header = {"msg_id": "1", "msg_type": kind, "username": "", "session": "s", "date": "", "version": "5.3"}
    parts = [channel.encode(), *(json.dumps(part).encode() for part in (header, {}, {}, content))]
    offsets = [8 * (len(parts) + 2)]
    for part in parts:
        offsets.append(offsets[-1] + len(part))
    return b"".join(n.to_bytes(8, "little") for n in (len(offsets), *offsets)) + b"".join(parts)


def test_a_page_paints_itself_with_its_own_link(stub):
    stub.until("waiting", 2)
    kernel, cookies, body = page_of(stub, "?q=%3C/script%3E")
    assert '<div id="explorer-first" class="xpl"' in body
    assert "explorerPaint({" in body
    assert "</script>%3E" not in body
    assert '"asked":"q=%3C/script%3E"' in body
    assert "text/html" not in body[body.index("vnd.voila.cell-output") :], "the first paint is not sent twice"
    assert closed(stub, kernel, cookies) == 204


def test_a_closed_page_leaves_no_kernel(stub):
    stub.until("waiting", 2)
    kernel, cookies, _ = page_of(stub)
    stub.until("alive", 3)
    assert closed(stub, kernel, cookies) == 204
    stub.until("alive", 2, 10)


def test_a_viewer_too_many_is_asked_to_try_again(stub):
    stub.until("waiting", 2)
    viewers = []
    for _ in range(3):
        viewers.append(page_of(stub))
        stub.until("waiting", 2)
    status, headers, body = answer(stub)
    assert status == 503
    assert headers["Retry-After"] == "60"
    assert b"<h1>Every seat is taken</h1>" in body
    assert len(stub.kernels()) == 5, "the refused page cost no kernel"
    for kernel, cookies, _ in viewers:
        assert closed(stub, kernel, cookies) == 204
    stub.until("alive", 2, 10)
    assert answer(stub, "explorer/ready")[0] == 200


@pytest.mark.parametrize(
    ("kind", "content", "channel"),
    [
        ("execute_request", {"code": "open('/etc/passwd')", "silent": False}, "shell"),
        ("shutdown_request", {"restart": False}, "control"),
        ("shutdown_request", {"restart": False}, "shell"),
        ("interrupt_request", {}, "control"),
        ("inspect_request", {"code": "x", "cursor_pos": 0, "detail_level": 0}, "shell"),
        ("comm_open", {"comm_id": "1", "target_name": "jupyter.widget", "data": {}}, "shell"),
        ("input_reply", {"value": "x"}, "stdin"),
        ("comm_msg", {"comm_id": "1", "data": {}}, "control"),
    ],
)
def test_a_hostile_message_is_refused_and_logged(stub, kind, content, channel):
    stub.until("waiting", 2)
    kernel, cookies, _ = page_of(stub)
    address = stub.url.replace("http", "ws") + f"api/kernels/{kernel}/channels?session_id=s"
    before = stub.said().count("refused from a viewer")
    with connect(address, subprotocols=[V1], proxy=None, max_size=None) as socket:
        socket.send(message(kind, content, channel))
        socket.send(b"\x00garbage")
        socket.send("text")
        socket.send(message("kernel_info_request", {}))
        end = time.monotonic() + 20
        while b"kernel_info_reply" not in (got := socket.recv(timeout=20)):
            assert b"execute" not in got
            assert time.monotonic() < end
    assert stub.said().count("refused from a viewer") == before + 3
    assert kernel not in stub.said(), "the ids of kernels are keys: they stand in no log"
    assert closed(stub, kernel, cookies) == 204


def test_another_site_may_not_connect(stub):
    stub.until("waiting", 2)
    kernel, cookies, _ = page_of(stub)
    address = stub.url.replace("http", "ws") + f"api/kernels/{kernel}/channels"
    with pytest.raises(InvalidStatus, match="403"), connect(address, origin="http://evil.example", proxy=None):
        pass
    assert closed(stub, kernel, cookies) == 204


def test_nobody_but_a_kernel_waits_for_a_viewer(stub):
    stub.until("waiting", 2)
    for name in ("a-a-a-a-a", "00000000-0000-0000-0000-000000000000"):
        address = stub.url.replace("http", "ws") + f"voila/query/{name}"
        with connect(address, proxy=None) as socket, pytest.raises(ConnectionClosed):
            socket.recv(timeout=10)
    assert stub.waiting() == 2


@pytest.mark.parametrize("path", ["api/kernels", "api/contents", "voila/files/stub.py", "voila/tree", "stub.py", "x/y"])
def test_there_is_nothing_but_the_page(stub, path):
    status, _, body = answer(stub, path)
    assert status in {403, 404, 405}, body
    assert b"import" not in body.replace(b"important", b"")


@pytest.mark.parametrize("name", ["template", "theme"])
def test_a_link_cannot_pass_by_the_heated_kernels(stub, name):
    stub.until("waiting", 2)
    kernel, cookies, _ = page_of(stub, f"?{name}=lab")
    assert stub.waiting() == 1, "one of the two has its viewer"
    assert closed(stub, kernel, cookies) == 204


def test_files_of_the_page_are_packed_and_kept_for_good(stub):
    body = page_of(stub)[2]
    address = re.search(r'"/(explorer/static/plotly\.js\?v=\w+)"', body)[1]
    status, headers, packed = answer(stub, address, {"Accept-Encoding": "gzip"})
    assert (status, headers["Content-Encoding"]) == (200, "gzip")
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    plain = answer(stub, address)[2]
    assert plain == compiled_ahead(plotly_script().read_bytes())
    assert len(packed) < len(plain) / 2
    assert answer(stub, "explorer/static/plotly.js?v=old")[1]["Cache-Control"] == "no-cache"
    assert answer(stub, "explorer/static/nothing.js")[0] == 404


def test_the_page_may_ask_nobody_else(stub):
    _, headers, _ = answer(stub, "x")
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "http" not in headers["Content-Security-Policy"]


def test_a_port_in_use_is_one_sentence(stub, tmp_path):
    port = urlsplit(stub.url).port
    tried = subprocess.run(
        [sys.executable, str(STUB), str(tmp_path), f"--port={port}"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert tried.returncode == 1
    assert (
        tried.stderr == f"Port {port} cannot be had (address already in use): choose another, e.g. --port={port + 1}.\n"
    )


def test_a_base_address_and_an_end(tmp_path):
    with serving(
        tmp_path / "log", [str(STUB), str(tmp_path), "--base_url=news", "--pool_size=1"], path="/news/"
    ) as server:
        body = page_of(server, "?a=1")[2]
        assert '"asked":"a=1"' in body
        assert 'src = "/news/explorer/static/plotly.js?v=' in body
        server.until("waiting", 1)
        kernels = server.kernels()
        assert len(kernels) == 2
        started = time.monotonic()
        assert server.interrupt() == 0
        assert time.monotonic() - started < 5
    assert server.said() == f"Explorer is at {server.url}\n"
    assert psutil.wait_procs(kernels, timeout=5)[1] == []


@pytest.mark.parametrize("after", [0.3, 0.6, 0.9, 1.2, 1.5, 1.8, 2.1, 2.4])
def test_an_early_interrupt_leaves_nothing(tmp_path, after):
    port = free_port()
    log = tmp_path / "log"
    with log.open("wb") as out:
        process = subprocess.Popen([sys.executable, str(STUB), str(tmp_path), f"--port={port}"], stdout=out, stderr=out)
    time.sleep(after)
    known = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(signal.SIGINT)
    assert process.wait(15) in {0, -signal.SIGINT}
    assert log.read_text() in {"", f"Explorer is at http://127.0.0.1:{port}/\n"}
    time.sleep(0.2)
    left = [p for p in psutil.process_iter(["cmdline", "ppid"]) if f"--port={port}" in (p.info["cmdline"] or [])]
    assert not left
    assert not [child for child in known if child.is_running() and child.status() != psutil.STATUS_ZOMBIE]


def test_a_page_that_cannot_be_made_says_so(tmp_path):
    notebook = ROOT / "tests" / "serve_stub" / "broken.ipynb"
    command = [str(STUB), str(tmp_path), f"--Voila.notebook_path={notebook}", "--pool_size=0"]
    with serving(tmp_path / "log", command, ready=0) as server:
        end = time.monotonic() + 60
        while "Explorer is at" not in server.said():
            assert time.monotonic() < end
            time.sleep(0.1)
        body = answer(server)[2].decode()
    assert "explorerFailed();" in body
    assert "SECRET" not in body
    assert "RuntimeError: SECRET-IN-CELL" in re.sub("\x1b\\[[0-9;]*m", "", server.said())


def test_first_paint_cannot_be_left():
    html = first_paint({"text": "</script><script>alert(1)</script><!--"})
    assert html.count("<") == 2
    assert json.loads(html.removeprefix("<script>explorerPaint(").removesuffix(")</script>")) == {
        "text": "</script><script>alert(1)</script><!--"
    }


def test_where_the_cell_runs(monkeypatch):
    for name in ("VOILA_PREHEAT", "SERVER_SOFTWARE", "QUERY_STRING"):
        monkeypatch.delenv(name, raising=False)
    assert not under_voila()
    assert asked() == ""
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")
    monkeypatch.setenv("QUERY_STRING", "a=1")
    assert under_voila()
    assert asked() == "a=1"


def test_an_asset_is_addressed_by_its_content():
    one, two = Asset("page.js", b"1"), Asset("page.js", b"2")
    assert one.address != two.address
    assert one.address == Asset("page.js", b"1").address
    assert one.content_type.startswith("text/javascript")
