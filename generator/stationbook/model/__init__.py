"""What the project speaks of: frozen records that refuse strangers, and nothing that reads or writes."""
