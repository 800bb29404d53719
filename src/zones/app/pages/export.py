"""出力: every file of what is on the screen, made when asked for, seen before it is saved."""

from zones.app.exporting.screen import show_screen
from zones.app.view import View


def show(view: View) -> None:
    """Show the page."""
    show_screen(view)
