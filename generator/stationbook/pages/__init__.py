"""From the model to HTML through Jinja templates: one module and one template a kind of page."""
