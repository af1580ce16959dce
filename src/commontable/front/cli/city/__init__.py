"""A demo city: a decade of six situation tables and of people who do not exist, made from a seed and loaded in bulk."""
