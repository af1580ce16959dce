"""Where do the areas of the city lie? A boundary file that an analyst brings, looked at before it is used on maps."""
