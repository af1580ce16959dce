"""Today, the meeting, the situation file: pages that gather several slices."""
