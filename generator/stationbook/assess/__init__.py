"""What follows from the records on a date: coverage, stages, opening, verification. Reads and writes nothing."""
