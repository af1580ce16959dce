"""./run check-roles: can the role that serves pass the row policies?"""

from rich.console import Console

from commontable.front.site.postgres import open_database, require_least_rights, state_folder


def check_roles() -> None:
    """Check that the role web and worker use is bound by every row policy."""
    with open_database(state_folder()) as urls:
        require_least_rights(urls.app)
    Console(soft_wrap=True).print(
        "The role that serves is no superuser, owns nothing and cannot pass the row policies."
    )
