"""Streamlit's command, whose server does not say in each answer which program it is."""

from functools import partialmethod

import uvicorn
from streamlit.web.cli import main

if __name__ == "__main__":
    uvicorn.Config.__init__ = partialmethod(  # type: ignore[method-assign,assignment]
        uvicorn.Config.__init__, server_header=False
    )
    main(prog_name="streamlit")
