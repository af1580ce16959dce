"""Who can open what? The one cryptography module: sealing, holders, keyrings, release, shredding."""
