"""How does the database refuse an illegal move? Whoever adds a move adds a migration that runs this again."""

from .stages import pairs


def stage_moves_sql() -> str:
    """SQL that holds the trigger's function to the moves as they are now; the trigger itself stays."""
    held = ", ".join(f"('{before}', '{after}')" for before, after in pairs())
    return f"""
create or replace function stage_moves_legally() returns trigger language plpgsql as $$
begin
  if old.stage <> new.stage and (old.stage, new.stage) not in ({held}) then
    raise exception 'a situation cannot move from % to %', old.stage, new.stage using errcode = 'check_violation';
  end if;
  return new;
end $$;
"""
