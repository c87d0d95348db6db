"""From files to the model: reads YAML, CSV and Markdown, and reports every problem with its place."""
