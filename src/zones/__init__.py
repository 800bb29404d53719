"""Plan and map zones of inter-municipal cooperation for the municipalities of Japan."""
