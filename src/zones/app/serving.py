"""``python -m zones.app.serving``: the dashboard, made ready while the browser opens.

Arguments go on to ``streamlit run``.
"""

import gc
import logging
import sys

from zones.app import warming


def main() -> None:
    """Start the server on app.py of the current folder."""
    # Outside a session Streamlit warns of that for everything that is cached.
    logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").setLevel("ERROR")
    # Garbage is looked for again once what stays is loaded: that alone takes a fifth of the start.
    gc.disable()
    warming.start()
    from streamlit.web.cli import main as streamlit  # noqa: PLC0415 (the thread goes first)

    sys.argv = ["streamlit", "run", "app.py", *sys.argv[1:]]
    streamlit()


if __name__ == "__main__":
    main()
