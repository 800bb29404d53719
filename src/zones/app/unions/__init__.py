"""The parts of 既存の圏域."""
