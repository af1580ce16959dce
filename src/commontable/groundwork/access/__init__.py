"""May this person do or see this? Actors, verdicts, actions, pages, row policies."""
