"""Streamlit's command, whose server does not say in each answer which program it is."""

from contextlib import suppress
from functools import partialmethod

import uvicorn
from click import Abort
from streamlit.web.cli import main

if __name__ == "__main__":
    uvicorn.Config.__init__ = partialmethod(  # type: ignore[method-assign,assignment]
        uvicorn.Config.__init__, server_header=False
    )
    with suppress(Abort):  # Ctrl-C is how it ends
        main(prog_name="streamlit", standalone_mode=False)
