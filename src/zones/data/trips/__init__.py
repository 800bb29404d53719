"""Raw trips larger than memory: rolled up to flows between municipalities, on DuckDB or Spark."""
