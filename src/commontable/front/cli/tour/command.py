def tour() -> None:
    pass
