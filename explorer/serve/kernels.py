"""The kernels behind the pages: of this very Python, and none left when the server ends."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

__all__ = ["Kernels", "OwnPython", "end_all"]


class OwnPython(KernelSpecManager):
    """One kernel: the Python that runs the server. A user's own "python3" kernel may be of another environment."""

    def _kernel_dirs_default(self) -> list[str]:
        return []


class Kernels(AsyncMappingKernelManager):
    """Voilà makes its pool of heated kernels on top of this; it starts none once the server is ending."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)  # type: ignore[no-untyped-call]
        self.ending = False
        self.starting: set[asyncio.Task[Any] | None] = set()

    async def start_kernel(self, **kwargs: Any) -> str:  # type: ignore[override]
        """Start a kernel and return its id.

        Raises:
            RuntimeError: The server is ending.
        """
        if self.ending:
            raise RuntimeError("the server is ending")
        task = asyncio.current_task()
        self.starting.add(task)
        try:
            kernel_id: str = await super().start_kernel(**kwargs)
        finally:
            self.starting.discard(task)
        return kernel_id


async def end_all(manager: Any) -> None:
    """End every kernel of Voilà's `manager` at once: those viewed, heated, starting, and those yet to be started.

    A heated kernel waits inside its cell and could not answer a polite request; none has anything to save.
    """
    manager.ending = True
    pools, manager._pools = getattr(manager, "_pools", {}), {}  # noqa: SLF001 (Voilà has no other way in)
    heats = [heat for pool in pools.values() for heat in pool]
    for heat in heats:
        if heat not in manager.starting:  # one that is being started must be known before it can be ended
            heat.cancel()
    for heated in await asyncio.gather(*heats, return_exceptions=True):
        if isinstance(heated, dict):
            heated["task"].cancel()
            await asyncio.gather(heated["task"], return_exceptions=True)
    while any(task is not None and not task.done() for task in manager.starting):  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    with contextlib.suppress(RuntimeError):  # one that ended by itself in between
        await manager.shutdown_all(now=True)
