"""Backup and restore: one file that was proven by a restore, and the way back from it, whole or not at all."""
