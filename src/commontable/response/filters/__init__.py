"""Is it acutely elevated risk? The question asked, who answered, the decision."""
