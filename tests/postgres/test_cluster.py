"""Our own PostgreSQL: started once, shared, closed to others, back after a kill."""

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from commontable.front.site.postgres import Cluster, StartError
from commontable.front.site.postgres.binaries import find_binaries
from commontable.front.site.postgres.cluster import may_still_start

JOIN_AND_WAIT = """
import sys
from pathlib import Path
from commontable.front.site.postgres import Cluster
with Cluster(Path(sys.argv[1])):
    print("joined", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def cluster(home: Path) -> Iterator[Cluster]:
    with Cluster(home) as running:
        yield running


def answers(cluster: Cluster) -> bool:
    try:
        psycopg.connect(cluster.superuser_url, connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def postmaster(cluster: Cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text().split("\n")[0])


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def another_process(home: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", JOIN_AND_WAIT, str(home)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "joined\n"
    return process


def leave(process: subprocess.Popen[str]) -> None:
    process.communicate()
    assert process.returncode == 0


def test_a_started_cluster_answers_and_a_stopped_one_does_not(home: Path) -> None:
    cluster = Cluster(home).start()
    assert answers(cluster)
    cluster.stop()
    assert not answers(cluster)


def test_stopping_twice_is_harmless(home: Path) -> None:
    cluster = Cluster(home).start()
    cluster.stop()
    cluster.stop()


def test_a_second_process_joins_the_same_server(cluster: Cluster, home: Path) -> None:
    before = postmaster(cluster)
    leave(another_process(home))
    assert postmaster(cluster) == before


def test_the_first_one_out_leaves_the_server_running(home: Path) -> None:
    cluster = Cluster(home).start()
    other = another_process(home)
    cluster.stop()
    assert answers(cluster)
    leave(other)
    assert not answers(cluster)


@pytest.mark.drill
def test_a_killed_user_does_not_take_the_server_along(cluster: Cluster, home: Path) -> None:
    other = another_process(home)
    other.kill()
    other.communicate()
    assert answers(cluster)


@pytest.mark.drill
def test_rows_survive_a_kill_of_the_server(home: Path) -> None:
    with Cluster(home) as cluster:
        with psycopg.connect(cluster.superuser_url, autocommit=True) as connection:
            connection.execute("CREATE TABLE kept AS SELECT generate_series(1, 10000) AS n")
        os.kill(postmaster(cluster), signal.SIGKILL)
        with Cluster(home) as again, psycopg.connect(again.superuser_url) as connection:
            assert connection.execute("SELECT count(*) FROM kept").fetchone() == (10_000,)
            connection.execute("DROP TABLE kept")


def test_a_server_that_has_much_to_replay_is_waited_for(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    control, refusal, refused = Cluster._control, Cluster._refusal, iter(["the database system is starting up"])
    monkeypatch.setattr(Cluster, "_control", lambda self, *words: control(self, *words) or words[0] == "start")
    monkeypatch.setattr(Cluster, "_refusal", lambda self: next(refused, "") or refusal(self))
    with Cluster(home) as running:  # pg_ctl had given up on it
        assert answers(running)
    assert list(refused) == []


def test_a_pid_that_now_belongs_to_another_program_is_no_hindrance(home: Path) -> None:
    with Cluster(home) as cluster:
        lines = (cluster.data / "postmaster.pid").read_text().split("\n")
    stranger = str(os.getpid())
    (cluster.data / "postmaster.pid").write_text("\n".join([stranger, *lines[1:]]))
    with Cluster(home) as again:
        assert answers(again)


def test_a_making_that_was_interrupted_starts_afresh(home: Path) -> None:
    fresh = home.with_name(home.name + "-half")
    half = fresh / f"{find_binaries().major}.half"
    half.mkdir(parents=True)
    (half / "remains").touch()
    try:
        with Cluster(fresh) as cluster:
            assert answers(cluster)
    finally:
        subprocess.run(["rm", "-rf", fresh], check=True)


def test_data_socket_and_log_are_closed_to_others(cluster: Cluster) -> None:
    closed = [cluster.data, cluster.socket, cluster.home / "log"]
    assert [mode(each) for each in closed] == [0o700, 0o700, 0o700]
    assert mode(cluster.home) == (0o710 if os.geteuid() == 0 else 0o700)


def test_passwords_are_for_their_owner_only(cluster: Cluster) -> None:
    file = cluster.home / "passwords.json"
    assert mode(file) == 0o600
    assert file.stat().st_uid == os.geteuid()


def test_the_server_does_not_run_as_root(cluster: Cluster) -> None:
    assert Path(f"/proc/{postmaster(cluster)}").stat().st_uid != 0


def test_a_wrong_password_is_refused(cluster: Cluster) -> None:
    wrong = cluster.superuser_url.replace(cluster.passwords["postgres"], "wrong")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)


def test_there_is_no_network_port(cluster: Cluster) -> None:
    with psycopg.connect(cluster.superuser_url) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_pages_carry_checksums(cluster: Cluster) -> None:
    with psycopg.connect(cluster.superuser_url) as connection:
        assert connection.execute("SHOW data_checksums").fetchone() == ("on",)


def test_a_failing_statement_leaves_no_value_in_the_log(cluster: Cluster) -> None:
    with psycopg.connect(cluster.superuser_url, autocommit=True) as connection:
        connection.execute("CREATE TEMP TABLE named (name text PRIMARY KEY)")
        connection.execute("INSERT INTO named VALUES ('Marguerite')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO named VALUES ('Marguerite')")
    assert "Marguerite" not in (cluster.home / "log" / "server.log").read_text()


def test_a_long_path_gets_its_socket_in_the_temporary_folder(home: Path) -> None:
    long_home = home.with_name(home.name + "-" + "long" * 25)
    cluster = Cluster(long_home)
    try:
        with cluster:
            assert answers(cluster)
            assert long_home not in cluster.socket.parents
            assert mode(cluster.socket) == 0o700
    finally:
        subprocess.run(["rm", "-rf", long_home, cluster.socket], check=True)


def test_data_of_another_major_version_is_not_passed_over(home: Path) -> None:
    older = home.with_name(home.name + "-older")
    (older / "12").mkdir(parents=True)
    try:
        with pytest.raises(StartError, match="made by PostgreSQL 12"):
            Cluster(older).start()
    finally:
        subprocess.run(["rm", "-rf", older], check=True)


def test_a_folder_without_postgresql_is_named(tmp_path: Path) -> None:
    with pytest.raises(StartError, match=str(tmp_path)):
        find_binaries(tmp_path)


def test_a_dead_socket_file_does_not_pass_for_a_server(home: Path) -> None:
    with Cluster(home) as cluster:
        socket_file = cluster.socket / ".s.PGSQL.5432"
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(socket_file))
    begin = time.monotonic()
    with Cluster(home) as again:
        assert answers(again)
    assert time.monotonic() - begin < 20


@pytest.mark.parametrize(
    ("said", "begun", "again"),
    [
        ("FATAL:  pre-existing shared memory block (key 1) is still in use", 50, True),
        ("", 1, True),
        ("", 4, False),
        ("LOG:  redo starts\nFATAL:  the database system is starting up", 3, True),
        ("FATAL:  terminating connection due to unexpected postmaster exit", 1, True),
        ("FATAL:  configuration file contains errors", 1, False),
    ],
)
def test_a_server_that_was_killed_while_it_started_is_started_again_and_one_with_a_reason_is_not(said, begun, again):
    assert may_still_start(said, begun) is again
