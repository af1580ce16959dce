"""How well is somebody told who comes back, and does anybody's page take longer for it?"""
