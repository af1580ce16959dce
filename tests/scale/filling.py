"""How does a database come to hold a province? By plain SQL as the superuser, past policies and triggers: tests only."""

from concurrent.futures import ThreadPoolExecutor

import psycopg

_SITUATIONS = """
insert into situations_situation
  (id, version, year, sequence, number, stage, kind, group_size, group_description, place_kind, originating_sector,
   originating_type, duty_to_report, consent, brought_at, decided_at, due_at, rejection_reason, closed_at, conclusion,
   area_id, originating_team_id, table_id, city, walk_on, end_reason)
select gen_random_uuid(), 1, 2016 + n % 10, 100000 + n, t.code || '-' || (16 + n % 10) || '-' || (100000 + n),
  case when n % 20 = 0 then 'minimised' else 'closed' end, 'person', '', '', '', 'health', 'hospital', '', '',
  now() - n * interval '1 hour', now() - n * interval '1 hour',
  case when n % 20 = 0 then null else now() - n * interval '1 hour' + interval '48 hours' end,
  case when n % 20 = 0 then 'not_aer' else '' end, case when n % 20 = 0 then null else now() end,
  case when n % 20 = 0 then '' else 'connected' end, null, case when n % 20 = 0 then null else team.id end, t.id,
  gen_random_uuid(), false, ''
from generate_series(%(already)s + 1, %(already)s + %(situations)s) n
join lateral (select id, code from tables_situationtable order by code offset (n %% 10) / 9 limit 1) t on true
join lateral (select id from tables_team where table_id = t.id order by name offset n %% 3 limit 1) team on true
"""

SOMETIMES = "missing_school_truancy"
"""A risk factor said of one situation in twenty; two others are said of every one."""

_FILLED = "situation.sequence > 100000 + %(already)s and situation.stage = 'closed'"

_DETAILS = (
    f"""insert into situations_person (id, situation_id, letter, age_band, gender, harm_role)
        select gen_random_uuid(), situation.id, letter, 'from_30_to_39', 'male', 'harmed'
        from situations_situation situation, unnest(array['A', 'B']) letter where {_FILLED}
          and (letter = 'A' or situation.sequence % 2 = 0)""",
    f"""insert into situations_fact (id, situation_id, table_id, list_place, person_id, list, code)
        select gen_random_uuid(), situation.id, situation.table_id, situation.list_place, null, f.list, f.code from situations_situation situation,
          (values ('risk_factors', 'housing_transient_with_access'), ('risk_factors', 'elder_abuse_harming'),
                  ('protective_factors', 'caring_school'), ('study_flags', 'homelessness'),
                  ('aer_markers', 'if_left'), ('tried', 'home_visit')) f (list, code) where {_FILLED}""",
    f"""insert into situations_fact (id, situation_id, table_id, list_place, person_id, list, code)
        select gen_random_uuid(), situation.id, situation.table_id, situation.list_place, null, 'risk_factors',
          '{SOMETIMES}' from situations_situation situation where {_FILLED} and situation.sequence % 20 = 7""",
    f"""insert into situations_grant (id, situation_id, table_id, list_place, compartment, team_id, why, starts_at)
        select gen_random_uuid(), situation.id, situation.table_id, situation.list_place, 'record', team.id,
          case when team.id = situation.originating_team_id then 'originator' else 'part' end, situation.brought_at
        from situations_situation situation join tables_team team on team.table_id = situation.table_id
        where {_FILLED} and (team.id = situation.originating_team_id or situation.sequence % 5 < 2)""",
    f"""insert into interventions_role (id, situation_id, team_id, part, starts_at, said_by)
        select gen_random_uuid(), situation.id, situation.originating_team_id, 'lead', situation.decided_at, ''
        from situations_situation situation where {_FILLED}""",
    f"""insert into interventions_attempt (id, situation_id, team_id, at, means, reached, obstacle, recorded_at, struck_reason)
        select gen_random_uuid(), situation.id, situation.originating_team_id, situation.decided_at, 'visit', true, '',
          now(), '' from situations_situation situation where {_FILLED}""",
    f"""insert into closing_mobilisation (id, situation_id, team_id, service, outcome, at)
        select gen_random_uuid(), situation.id, situation.originating_team_id, 'addiction', 'connected', now()
        from situations_situation situation where {_FILLED}""",
    f"""insert into situations_draft (id, version, team_id, sequence, answers, situation_id, started_at, saved_at, awaiting,
          came_back, without_identity, words)
        select gen_random_uuid(), 1, situation.originating_team_id, situation.sequence, '{{}}', situation.id,
          situation.brought_at, situation.brought_at, false, false, false, ''
        from situations_situation situation where {_FILLED}""",
    "insert into ledger_entry (id, schema, at, recorded_at, kind, action, result, role, session, subject_type, stage,"
    " details, xact) select gen_random_uuid(), 1, now(), now(), 'did', 'bring', '', 'member', '', '', '', '{}',"
    " pg_current_xact_id() from situations_situation situation where situation.sequence > 100000 + %(already)s",
)


def fill(superuser_url: str, *, situations: int, already: int = 0) -> None:
    """Add this many past situations to tables that exist, after as many `already` added.

    9 in 10 are of the first table, 1 in 20 is rejected and minimised.
    """
    counted = {"%(situations)s": str(situations), "%(already)s": str(already), "%%": "%"}

    def run(statement: str) -> None:
        for placed, number in counted.items():
            statement = statement.replace(placed, number)
        with psycopg.connect(superuser_url, autocommit=True) as connection:
            connection.execute("set session_replication_role = replica")
            connection.execute(statement)

    run(_SITUATIONS)
    with ThreadPoolExecutor(2) as both:  # none of them reads what another wrote
        list(both.map(run, _DETAILS))
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        connection.execute("analyze")
