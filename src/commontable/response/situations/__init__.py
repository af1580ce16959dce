"""What does the table know of a situation? De-identified facts, stage, grants; and each team's own drafts."""
