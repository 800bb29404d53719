"""出力: every file of what is on the screen, made when asked for, seen before it is saved."""

from zones.app.view import View


def show(view: View) -> None:
    """Show the page."""
    # GDAL, openpyxl and reportlab take time to load that no other page needs
    from zones.app.exporting.screen import show_screen  # noqa: PLC0415

    show_screen(view)
