"""What may pass between a viewer's browser and the kernel: messages of widgets, nothing else."""

from __future__ import annotations

from typing import Any

from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

__all__ = ["CommsOnly"]

PROTOCOL = "v1.kernel.websocket.jupyter.org"
LONGEST_LOGGED = 4000
SAID_ON_LEAVING = "No such comm"
"""A closing page says goodbye to a comm that its kernel has closed already."""
WORD = 8


class CommsOnly(ZMQChannelsWebsocketConnection):
    """Two walls: a viewer may speak to widgets alone, and no output or traceback of a kernel reaches a viewer.

    Voilà's own list lets a viewer shut the kernel down and open a comm of any kind; what a callback prints or raises
    goes to the browser in full. Both end here, and the log says what was stopped.
    """

    FROM_VIEWER = frozenset({"comm_msg", "comm_open", "comm_close", "comm_info_request", "kernel_info_request"})
    OPENED_BY_VIEWER = "jupyter.widget.control"
    KEPT_FROM_VIEWER = frozenset(
        {"stream", "error", "display_data", "update_display_data", "execute_result", "execute_input", "execute_reply"}
    )

    def handle_incoming_message(self, incoming_msg: Any) -> None:
        """Pass on a message of a viewer if it is one of a widget's."""
        try:
            passes, said = self._passes(incoming_msg)
        except Exception as problem:  # noqa: BLE001 (whatever a viewer may send, it ends here)
            passes, said = False, f"unreadable, {type(problem).__name__}"
        if passes:
            super().handle_incoming_message(incoming_msg)
        else:
            self.log.warning("refused from a viewer: %.120s", said)

    def handle_outgoing_message(self, stream: str, outgoing_msg: list[Any]) -> None:
        """Pass on a message of the kernel unless it is output or an error."""
        _, parts = self.session.feed_identities(outgoing_msg)
        kind = self.session.unpack(parts[1])["msg_type"]
        if kind not in self.KEPT_FROM_VIEWER:
            super().handle_outgoing_message(stream, outgoing_msg)
        elif kind in {"stream", "error"}:
            content = self.session.unpack(parts[4])
            said = content.get("text") or "\n".join(content.get("traceback", ()))
            if not said.startswith(SAID_ON_LEAVING):
                self.log.warning("kept from a viewer: %s: %s", kind, said[:LONGEST_LOGGED])

    def _passes(self, message: Any) -> tuple[bool, str]:
        if self.subprotocol != PROTOCOL or not isinstance(message, bytes):
            return False, "another protocol"
        # jupyter_server would count up to whatever number a message claims to have parts.
        if len(message) < (int.from_bytes(message[:WORD], "little") + 1) * WORD:
            return False, "fewer parts than it says"
        channel, parts = deserialize_msg_from_ws_v1(message)  # type: ignore[no-untyped-call]
        kind = self.session.unpack(parts[0])["msg_type"]
        if channel != "shell" or kind not in self.FROM_VIEWER:
            return False, f"{channel!r} {kind!r}"
        if kind == "comm_open":
            target = self.session.unpack(parts[3])["target_name"]
            return target == self.OPENED_BY_VIEWER, f"{kind!r} {target!r}"
        return True, kind
