"""Voilà's settings and the kernels' environment. What stands here is a default; the command line wins."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from pathlib import Path

from traitlets.config import Config

import explorer
from explorer.hosting import CORPUS
from explorer.serve.comms import CommsOnly
from explorer.serve.kernels import Kernels, OwnPython

__all__ = ["CONTENT_SECURITY_POLICY", "environment", "settings"]

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'"
)
"""Nothing leaves the machine. `blob:` is how anywidget imports a widget's script; inline scripts carry the first
paint."""

EXTENSIONS = ["@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8", "anywidget"]
LONGEST_SOCKET_FOLDER = 30


def environment(corpus: Path) -> None:
    """Set what the kernels inherit: the corpus, where our code and template lie, and how little memory to hold."""
    here, env = Path(__file__).parent, os.environ
    env[CORPUS] = str(corpus.resolve())
    _prepend(env, "JUPYTER_PATH", here / "jupyter")
    # Kernels start in the notebook's folder: a checkout that is not installed, or a relative path, would be lost there.
    env["PYTHONPATH"] = os.pathsep.join(
        dict.fromkeys(
            [
                *(str(Path(part).resolve()) for part in env.get("PYTHONPATH", "").split(os.pathsep) if part),
                str(Path(explorer.__file__).resolve().parents[1]),
            ]
        )
    )
    # Many small kernels on few cores: one thread each, and freed memory goes back at once.
    for name in ("POLARS_MAX_THREADS", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        env.setdefault(name, "1")
    env.setdefault("_RJEM_MALLOC_CONF", "narenas:1,dirty_decay_ms:0,muzzy_decay_ms:0")


def settings() -> Config:
    """The settings of `Serve`; named after the classes that Voilà's options name, or the command line would lose."""
    c = Config()
    c.Voila.log_level = logging.WARNING
    c.Voila.config_file_paths = []  # a voila.json of the folder or user is about other pages
    c.Voila.kernel_websocket_connection_class = CommsOnly
    c.Voila.ip = "127.0.0.1"
    c.Voila.open_browser = False

    v = c.VoilaConfiguration
    v.template, v.allow_template_override, v.allow_theme_override = "explorer", "NO", "NO"
    v.preheat_kernel, v.default_pool_size = True, 2
    v.multi_kernel_manager_class, v.kernel_spec_manager_class = Kernels, OwnPython
    v.extension_allowlist = EXTENSIONS
    v.file_allowlist = []

    k = c.AsyncMappingKernelManager
    k.cull_idle_timeout, k.cull_interval = 120, 30  # a viewer who vanished without a word
    k.buffer_offline_messages = False
    c.VoilaKernelManager.fill_delay = 2.0  # a new kernel's start would compete with the page just opened
    c.KernelManager.shutdown_wait_time = 1.0
    # Unix sockets need no "without encryption" warning, but their paths must stay under some hundred characters.
    if sys.platform == "linux" and len(tempfile.gettempdir()) <= LONGEST_SOCKET_FOLDER:
        c.KernelManager.transport = "ipc"
    return c


def _prepend(env: os._Environ[str], name: str, folder: Path) -> None:
    env[name] = os.pathsep.join(dict.fromkeys(filter(None, [str(folder), *env.get(name, "").split(os.pathsep)])))
