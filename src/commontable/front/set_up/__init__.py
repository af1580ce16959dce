"""What does a coordinator set up? A table and who sits there, in the browser; each page calls one action of a slice."""
