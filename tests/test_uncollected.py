import gc

import pytest

from explorer.reading.uncollected import uncollected


@pytest.mark.parametrize("collects", [True, False])
def test_what_was_on_is_on_again_and_what_was_off_stays_off(collects):
    before = gc.isenabled()
    try:
        (gc.enable if collects else gc.disable)()
        with uncollected():
            assert not gc.isenabled()
        assert gc.isenabled() == collects
    finally:
        (gc.enable if before else gc.disable)()
