"""How does Common Table come to its database? Its own PostgreSQL, or one that runs already.

Imports no Django: the starter, the checks and the tests need it before there are settings.
"""

from .cluster import LOSABLE, Cluster
from .dumping import dumped, programs_for, put_back
from .errors import StartError
from .home import state_folder
from .opening import DatabaseUrls, open_database, own_server, require_least_rights
from .passwords import role_passwords
from .roles import close_database, make_database, prepare
from .superuser import Superuser, open_as_superuser
from .urls import at_database, parse_url, url_for

__all__ = [
    "LOSABLE",
    "Cluster",
    "DatabaseUrls",
    "StartError",
    "Superuser",
    "at_database",
    "close_database",
    "dumped",
    "make_database",
    "open_as_superuser",
    "open_database",
    "own_server",
    "parse_url",
    "prepare",
    "programs_for",
    "put_back",
    "require_least_rights",
    "role_passwords",
    "state_folder",
    "url_for",
]
