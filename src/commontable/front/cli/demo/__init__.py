"""Practice data: two tables and a few weeks of their work, played through the real actions by people who do not exist."""
