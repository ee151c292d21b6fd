"""A real Neo4j of one's own, without Docker: jars from Maven Central, started on a free port of 127.0.0.1.

python -m tests.neo4j.server        starts one, prints its address and password, ends with Ctrl-C
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
VERSION = "5.26.30"
PASSWORD = "made-for-tests-only"
START_SECONDS = 90
OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent")
CONFIG = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.bolt.tls_level=OPTIONAL
dbms.ssl.policy.bolt.enabled=true
dbms.ssl.policy.bolt.base_directory={home}/certificates/bolt
dbms.ssl.policy.bolt.private_key=private.key
dbms.ssl.policy.bolt.public_certificate=public.crt
dbms.ssl.policy.bolt.client_auth=NONE
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=128m
dbms.usage_report.enabled=false
db.tx_log.preallocate=false
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
"""


class CannotStart(Exception):
    """Why there is no server: the reason of a skipped test."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    host: str
    password: str
    user: str = "neo4j"
    certificate: Path | None = None
    process: "subprocess.Popen[bytes] | None" = None
    home: Path | None = None

    @property
    def url(self) -> str:
        return f"bolt://{self.host}"

    def stop(self) -> None:
        """Ends the server that was started here."""
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
        if self.home is not None:
            shutil.rmtree(self.home, ignore_errors=True)


def start() -> Server:
    """A server with a new, empty database; CannotStart says what is missing."""
    _check_programs()
    jars = _jars()
    home = Path(tempfile.mkdtemp(prefix="neo4j-"))
    port = _free_port()
    _write_home(home, port)
    _java(jars, home, "org.neo4j.server.startup.Neo4jAdminCommand", "dbms", "set-initial-password", PASSWORD)
    with (home / "console.log").open("wb") as log:
        arguments = ("org.neo4j.server.CommunityEntryPoint", f"--home-dir={home}", f"--config-dir={home}/conf")
        process = subprocess.Popen(_command(jars, home, *arguments), stdout=log, stderr=log, env=_environment(home))
    certificate = home / "certificates" / "bolt" / "public.crt"
    server = Server(f"127.0.0.1:{port}", PASSWORD, certificate=certificate, process=process, home=home)
    _wait(server)
    return server


def _check_programs() -> None:
    if shutil.which("java") is None or shutil.which("mvn") is None:
        raise CannotStart("Java 17 and Maven are needed to start a Neo4j server, or NEO4J_URL names one")
    stated = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr
    version = re.search(r'version "(\d+)', stated)
    if version is None or int(version.group(1)) < 17:
        raise CannotStart(f"Neo4j {VERSION} needs Java 17 or newer")


def _jars() -> Path:
    """The directory of the server's jars, fetched once."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "policy-lineage"
    jars = base / f"neo4j-{VERSION}"
    if not jars.is_dir():
        base.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=base))
        command = ("mvn", "-B", "-q", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies")
        options = (f"-DoutputDirectory={fresh}", "-DincludeScope=runtime")
        done = subprocess.run([*command, *options], capture_output=True, text=True)
        if done.returncode != 0:
            shutil.rmtree(fresh, ignore_errors=True)
            raise CannotStart(f"Maven could not fetch Neo4j {VERSION}: {done.stdout.strip()[:300]}")
        fresh.rename(jars)
    return jars


def _write_home(home: Path, port: int) -> None:
    from tests.neo4j.certificate import write_certificate

    (home / "conf").mkdir()
    (home / "conf" / "neo4j.conf").write_text(CONFIG.format(port=port, home=home))
    certificates = home / "certificates" / "bolt"
    certificates.mkdir(parents=True)
    write_certificate(certificates / "private.key", certificates / "public.crt")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _command(jars: Path, home: Path, *arguments: str) -> list[str]:
    opened = [f"--add-opens={package}=ALL-UNNAMED" for package in OPENED]
    properties = ["-Dfile.encoding=UTF-8", f"-Dapp.home={home}", f"-Dbasedir={home}"]
    return ["java", "-Xms256m", "-Xmx1g", *properties, *opened, "-cp", f"{jars}/*", *arguments]


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}


def _java(jars: Path, home: Path, *arguments: str) -> None:
    done = subprocess.run(_command(jars, home, *arguments), capture_output=True, text=True, env=_environment(home))
    if done.returncode != 0:
        raise CannotStart(f"Neo4j could not be prepared: {done.stderr.strip()[-300:]}")


def _wait(server: Server) -> None:
    """Returns when the server answers a question."""
    import neo4j

    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        try:
            with neo4j.GraphDatabase.driver(server.url, auth=(server.user, server.password)) as driver:
                driver.verify_connectivity()
                return
        except neo4j.exceptions.DriverError:
            time.sleep(0.2)
        if server.process is not None and server.process.poll() is not None:
            break
    log = (server.home / "console.log").read_text(errors="replace")[-400:] if server.home else ""
    server.stop()
    raise CannotStart(f"Neo4j did not start: {log}")


def main() -> None:
    """Runs a server until Ctrl-C."""
    server = start()
    print(f"{server.url}  user {server.user}  password {server.password}  certificate {server.certificate}", flush=True)
    try:
        signal.pause()
    except KeyboardInterrupt:
        server.stop()


if __name__ == "__main__":
    main()
