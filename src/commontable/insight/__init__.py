"""What the numbers say: from situations to figures that may be published."""
