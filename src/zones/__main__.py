"""``python -m zones`` is the same as ``zones``."""

from zones.cli import main

main()
