"""The parts of 比較."""
