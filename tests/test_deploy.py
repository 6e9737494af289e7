"""What is handed out to run the bot with: image, compose files, dashboard, alert rules. No Docker runs here."""

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from prometheus_client import generate_latest

from bot.config import Settings
from bot.engines.fleet import LocalFleet
from bot.monitoring import GaugeCollector
from bot.observability.metrics import REGISTRY
from engine.protocol.version import VERSION

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
NOT_OURS = {"up", "process_resident_memory_bytes", "process_open_fds"}
DOCKERFILE = (ROOT / "Dockerfile").read_text()


@cache
def metric_names() -> set[str]:
    """All that /metrics can have, with the names that Prometheus makes of them."""

    async def families() -> list[str]:
        return [family.name for family in GaugeCollector(dict, LocalFleet([], hung_after=1), ROOT).collect()]

    page = generate_latest(REGISTRY).decode() + "".join(f"# TYPE {name} gauge\n" for name in asyncio.run(families()))
    found = set()
    for name, kind in re.findall(r"# TYPE (wordbrush_\w+) (\w+)", page):
        found |= {f"{name}_bucket", f"{name}_sum", f"{name}_count"} if kind == "histogram" else {name}
    return {name for name in found if not name.endswith("_created")}


def alert_expressions() -> Iterator[str]:
    for group in yaml.safe_load((DEPLOY / "alerts.yaml").read_text())["groups"]:
        for rule in group["rules"]:
            assert set(rule) >= {"alert", "expr", "labels", "annotations"}
            assert set(rule["annotations"]) == {"summary", "what_to_do"}, rule["alert"]
            yield rule["expr"]


def panel_expressions() -> Iterator[str]:
    for panel in json.loads((DEPLOY / "grafana.json").read_text())["panels"]:
        for target in panel["targets"]:
            yield target["expr"]


@pytest.mark.parametrize("expression", [*alert_expressions(), *panel_expressions()])
def test_every_expression_is_one_and_asks_for_what_is_there(expression: str) -> None:
    names = set(re.findall(r"\b((?:wordbrush|process)_\w+|up)\b", expression))
    assert names
    assert names <= metric_names() | NOT_OURS
    parser = pytest.importorskip("promql_parser", reason="it is for Linux on x86-64 here")
    parser.parse(expression)


def test_the_dashboard_shows_all_that_is_counted() -> None:
    shown = " ".join([*alert_expressions(), *panel_expressions()])
    hidden = {name for name in metric_names() if name.removesuffix("_bucket") not in shown}
    hidden -= {name for name in hidden if name.endswith(("_sum", "_count"))}
    assert hidden <= {"wordbrush_jobs_queued_total", "wordbrush_commands_broken_total", "wordbrush_imaging_ends_total"}


@pytest.mark.process
def test_the_image_is_built_as_hadolint_would_have_it() -> None:
    hadolint = shutil.which("hadolint", path=str(Path(sys.executable).parent))
    if hadolint is None:
        pytest.skip("hadolint is for Linux on x86-64 here")
    found = subprocess.run([hadolint, "Dockerfile"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout) == (0, "")


def test_the_image_has_all_that_it_copies_and_runs_as_nobody_special() -> None:
    allowed = {line.removeprefix("!") for line in (ROOT / ".dockerignore").read_text().splitlines() if line[:1] == "!"}
    copied = {name for line in re.findall(r"^COPY (.+) \S+$", DOCKERFILE, re.MULTILINE) for name in line.split()}
    assert copied <= allowed
    assert all((ROOT / name).exists() for name in copied)
    assert re.findall(r"^USER (\S+)$", DOCKERFILE, re.MULTILINE) == ["10001"]
    assert "WORDBRUSH_DISCORD__TOKEN" not in DOCKERFILE, "no secret is in the image"
    assert re.findall(r"^ARG (\w+_INDEX\w*)$", DOCKERFILE, re.MULTILINE) == ["PIP_INDEX_URL", "TORCH_INDEX"]
    assert "://" not in DOCKERFILE.replace("http://127.0.0.1", ""), "no package index is a default"
    assert "/healthz" in DOCKERFILE
    labels = re.findall(r"org\.opencontainers\.image\.(\w+)=", DOCKERFILE)
    assert {*labels} >= {"version", "revision", "source", "licenses"}  # what is given: deploy/build-image.sh


def test_the_lock_of_the_large_packages_is_a_part_of_the_lock() -> None:
    pattern = re.search(r"^LARGE := (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert pattern
    lines = (ROOT / "requirements.lock").read_text().splitlines(keepends=True)
    large = [line for line in lines if re.match(pattern[1], line)]
    assert (ROOT / "requirements-torch.lock").read_text() == "".join(large)
    assert {"torch", "torchvision", "triton"} <= {line.split("==")[0] for line in large}


@pytest.mark.process
@pytest.mark.skipif(sys.platform == "win32", reason="it is a shell script")
def test_the_script_builds_with_what_works(tmp_path: Path) -> None:
    """A docker without a daemon builds nothing; podman and buildah need a format that has the health check."""
    for name, code in (("docker", 1), ("podman", 0), ("buildah", 0)):
        program = tmp_path / name
        program.write_text(f'#!/bin/sh\n[ "$1" = version ] && exit {code}\necho "{name} $*"\n')
        program.chmod(0o755)

    git = tmp_path / "git"
    git.write_text('#!/bin/sh\ncase "$*" in *describe*) echo 0123+changes ;; *) echo "$REMOTE" ;; esac\n')
    git.chmod(0o755)

    def built(*arguments: str, **environment: str) -> str:
        """What is run, without what every image is told of itself."""
        command = ["sh", str(DEPLOY / "build-image.sh"), *arguments]
        env = {"PATH": f"{tmp_path}:/usr/bin:/bin", **environment}
        said = subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout.strip()
        about = f" --build-arg VERSION={VERSION} --build-arg COMMIT=0123+changes"
        assert about in said
        return said.replace(about, "")

    assert built() == "podman build --format docker --tag wordbrush:cuda ."
    cpu = built("cpu", "--build-arg", "EXTRAS=cluster", BUILDER="docker")
    index = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]["wordbrush"]["build"]["args"]["TORCH_INDEX"]
    assert cpu == f"docker build --build-arg EXTRAS=cluster --build-arg TORCH_INDEX={index} --tag wordbrush:cpu ."
    mirror = {"TORCH_INDEX": "http://mirror/cpu", "PIP_INDEX_URL": "http://mirror/simple", "IMAGE": "mine"}
    assert built("cpu", BUILDER="buildah", **mirror) == (
        "buildah build --format docker --build-arg TORCH_INDEX=http://mirror/cpu "
        "--build-arg PIP_INDEX_URL=http://mirror/simple --tag mine ."
    )
    page = "https://code.example/wordbrush"
    assert built(REMOTE=page) == f"podman build --format docker --build-arg SOURCE={page} --tag wordbrush:cuda ."
    for secret in ("https://name:token@code.example/wordbrush", "git@code.example:wordbrush", "/a/folder"):
        assert "SOURCE" not in built(REMOTE=secret)


def compose(*files: str) -> dict[str, Any]:
    """The service, of several files one over the other."""
    whole: dict[str, Any] = {}

    def lay(under: dict[str, Any], over: dict[str, Any]) -> None:
        for key, value in over.items():
            if isinstance(value, dict) and isinstance(under.get(key), dict):
                lay(under[key], value)
            else:
                under[key] = value

    for file in files:
        lay(whole, yaml.safe_load((ROOT / file).read_text()))
    service: dict[str, Any] = whole["services"]["wordbrush"]
    assert set(whole["volumes"]) == {volume.split(":")[0] for volume in service["volumes"]}
    return service


def test_compose_runs_it_with_no_more_than_it_needs() -> None:
    service = compose("compose.yaml")
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert {volume.split(":")[1] for volume in service["volumes"]} == {"/data", "/models"}
    assert int(service["stop_grace_period"].removesuffix("s")) > 30
    assert set(service["build"]["args"]) <= set(re.findall(r"ARG (\w+)", DOCKERFILE))
    on_gpu = compose("compose.yaml", "deploy/compose.gpu.yaml")
    assert on_gpu["image"] != service["image"]
    assert on_gpu["deploy"]["resources"]["reservations"]["devices"][0]["capabilities"] == ["gpu"]


COMPOSE_FILES = sorted(path.name for path in [ROOT / "compose.yaml", *DEPLOY.glob("compose.*.yaml")])


@pytest.mark.parametrize("file", COMPOSE_FILES)
def test_every_service_is_hardened_and_its_log_is_rotated(file: str) -> None:
    path = ROOT / file if file == "compose.yaml" else DEPLOY / file
    for name, service in yaml.safe_load(path.read_text())["services"].items():
        if name == "wordbrush" and file in ("compose.gpu.yaml", "compose.monitoring.yaml"):
            continue  # compose.yaml has the rest of it
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["logging"]["options"]["max-size"], name
        if name != "postgres":  # which begins as root, to give itself its folder
            assert (service["read_only"], service["cap_drop"], service["tmpfs"]) == (True, ["ALL"], ["/tmp"]), name  # noqa: S108


@pytest.mark.process
@pytest.mark.parametrize(
    "files",
    [
        ("compose.yaml",),
        *(("compose.yaml", f"deploy/compose.{overlay}.yaml") for overlay in ("backup", "gpu", "monitoring")),
        ("compose.yaml", "deploy/compose.gpu.yaml", "deploy/compose.backup.yaml", "deploy/compose.monitoring.yaml"),
        ("deploy/compose.cluster.yaml",),
        ("deploy/compose.engines.yaml",),
    ],
    ids=lambda files: " ".join(Path(file).stem for file in files),
)
def test_compose_accepts_the_files_and_says_which_variable_is_missing(files: tuple[str, ...]) -> None:
    """The real program reads them, which starts nothing and needs no daemon."""
    composer = next((one for one in (("docker", "compose"), ("docker-compose",)) if accepts_compose(one)), None)
    if composer is None:
        pytest.skip("Docker Compose is not installed")
    command = [*composer, *(word for file in files for word in ("--file", file)), "config"]
    needed = dict.fromkeys(re.findall(r"\$\{(\w+):\?", "".join((ROOT / file).read_text() for file in files)), "a value")

    def composed(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
        variables = {key: value for key, value in os.environ.items() if key not in needed} | environment
        return subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)

    found = composed(needed)
    assert found.returncode == 0, found.stderr
    services = yaml.safe_load(found.stdout)["services"]
    assert set(services) == {name for file in files for name in yaml.safe_load((ROOT / file).read_text())["services"]}
    for name in needed:
        missing = composed({key: value for key, value in needed.items() if key != name})
        assert missing.returncode
        assert name in missing.stderr


@cache
def accepts_compose(command: Sequence[str]) -> bool:
    if shutil.which(command[0]) is None:
        return False
    return not subprocess.run([*command, "version"], capture_output=True, check=False).returncode


def test_prometheus_in_a_container_reaches_the_bot_and_reads_the_same_rules() -> None:
    inside, outside = (yaml.safe_load((DEPLOY / f"prometheus{which}.yaml").read_text()) for which in (".container", ""))
    overlay = yaml.safe_load((DEPLOY / "compose.monitoring.yaml").read_text())["services"]
    listen = overlay["wordbrush"]["environment"]["WORDBRUSH_MONITORING__LISTEN"]
    assert inside["scrape_configs"][0]["static_configs"][0]["targets"] == [listen.replace("0.0.0.0", "wordbrush")]  # noqa: S104
    assert inside["rule_files"] == outside["rule_files"]
    assert inside["alerting"]["alertmanagers"]
    assert outside["alerting"]["alertmanagers"]
    for volume in overlay["prometheus"]["volumes"]:
        source = volume.split(":")[0]
        assert source == "prometheus" or (ROOT / source).is_file()


@pytest.mark.process
def test_the_units_are_ones_that_systemd_takes(tmp_path: Path) -> None:
    """With a program that exists in place of the one in /opt."""
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd is not installed")
    units = sorted([*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")])
    assert len(units) == 5
    for unit in units:
        text = re.sub(r"/opt/wordbrush/\.venv/bin/\w+", "/bin/true", unit.read_text())
        (tmp_path / unit.name).write_text(text)
    found = subprocess.run(
        [analyze, "verify", *(str(tmp_path / unit.name) for unit in units)], capture_output=True, text=True, check=False
    )
    assert (found.returncode, found.stderr) == (0, "")


@pytest.mark.process
def test_no_wheel_puts_its_packages_beside_those_of_others(tmp_path: Path) -> None:
    """A wheel is refused with what to do instead; an editable installation is not."""
    source = tmp_path / "checkout"
    shutil.copytree(
        ROOT,
        source,
        ignore=shutil.ignore_patterns(".*", "tests", "docs", "build", "__pycache__", "*.safetensors", "*.jpg"),
    )
    pip = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check"]
    options = ["--no-deps", "--no-build-isolation"]
    wheel = subprocess.run(
        [*pip, "wheel", *options, "-w", tmp_path, "."], cwd=source, capture_output=True, text=True, check=False
    )
    assert wheel.returncode
    assert "an application that runs from its checkout. Run `make setup` there" in wheel.stderr
    assert not list(tmp_path.glob("*.whl"))
    target = tmp_path / "packages"
    subprocess.run([*pip, "install", *options, "--target", target, "-e", "."], cwd=source, check=True)
    assert not {path.name for path in target.iterdir()} & {"bot", "engine", "migrations"}
    assert (target / f"wordbrush-{VERSION}.dist-info").is_dir()
    assert (target / "bin" / "wordbrush").is_file() or (target / "Scripts" / "wordbrush.exe").is_file()


def test_nobody_is_told_to_install_a_package() -> None:
    """Wordbrush is on no index, so that `pip install wordbrush` would install something else."""
    files = [
        *ROOT.glob("*.*"),
        *(path for folder in ("bot", "deploy", "docs", "engine") for path in (ROOT / folder).rglob("*")),
    ]
    texts = {path: path.read_text() for path in files if path.suffix in (".md", ".toml", ".py", ".ftl", ".yaml", ".sh")}
    assert [path for path, text in texts.items() if re.search(r"install '?wordbrush|pip install '?\.", text)] == [
        ROOT / "CHANGELOG.md"  # which says what to do instead
    ]


def documents(file: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load_all((DEPLOY / file).read_text()))


CLUSTER = (
    *("compose.cluster.yaml", "compose.engines.yaml", "kuberay.yaml"),
    *("wordbrush-head.service", "wordbrush-engines.service"),
)


@pytest.mark.parametrize("file", CLUSTER)
def test_what_starts_a_cluster_names_what_there_is(file: str) -> None:
    """Settings, arguments of the image, and options of `ray start`."""
    scripts = pytest.importorskip("ray.scripts.scripts")
    text = (DEPLOY / file).read_text()
    for name in re.findall(r"WORDBRUSH_(\w+)", text):
        section, *keys = name.lower().split("__")
        found = Settings.model_fields[section].default_factory().model_dump()  # type: ignore[call-arg, misc]  # takes nothing
        for key in keys:
            assert key in found, name
            found = found[key]
    options = {option for parameter in scripts.start.params for option in parameter.opts}
    started = [line for line in text.splitlines() if "ray" in line and "start" in line and "#" not in line]
    assert set(re.findall(r"--[a-z-]+", " ".join(started))) - {"--block"} <= options
    for document in documents(file) if file.endswith(".yaml") else ():
        for service in document.get("services", {}).values():
            arguments = service.get("build", {}).get("args", {})
            assert set(arguments) <= set(re.findall(r"ARG (\w+)", DOCKERFILE))
            assert service["restart"] == "unless-stopped"


def test_each_part_of_a_cluster_is_started_again_and_has_memory_for_pictures() -> None:
    [bots], [engines] = documents("compose.cluster.yaml"), documents("compose.engines.yaml")
    services = bots["services"] | engines["services"]
    for name in ("head", "engines"):
        service = services[name]
        options = service["entrypoint"] + service["command"]
        assert "--block" in options
        assert any(option.startswith("--node-ip-address=") for option in options)
        [store] = [option.partition("=")[2] for option in options if option.startswith("--object-store-memory=")]
        assert int(store) < int(service["shm_size"].removesuffix("g")) * 2**30
        assert service["healthcheck"]["test"][1:3] == ["ray", "health-check"], "the image's own asks for the bot"
        assert service["environment"]["RAY_AUTH_MODE"] == "token"
    assert services["wordbrush"]["environment"]["RAY_AUTH_MODE"] == "token"
    for unit in ("wordbrush-head.service", "wordbrush-engines.service"):
        text = (DEPLOY / unit).read_text()
        assert re.search(r"^Restart=always$", text, re.MULTILINE)
        assert {"--block", "--node-ip-address", "--object-store-memory"} <= set(re.findall(r"--[a-z-]+", text))


def test_a_password_is_not_a_part_of_an_address() -> None:
    [bots] = documents("compose.cluster.yaml")
    environment = bots["services"]["wordbrush"]["environment"]
    assert "PASSWORD" not in environment["WORDBRUSH_DATABASE__URL"]
    assert environment["PGPASSWORD"] == "${POSTGRES_PASSWORD}"


def test_kuberay_has_the_head_and_the_bot_without_room_for_engines() -> None:
    cluster, bot, claim = documents("kuberay.yaml")
    options = cluster["spec"]["headGroupSpec"]["rayStartParams"]
    assert (options["num-cpus"], options["num-gpus"]) == ("0", "0")
    [engines] = cluster["spec"]["workerGroupSpecs"]
    [container] = engines["template"]["spec"]["containers"]
    assert container["livenessProbe"]["exec"]["command"] == ["ray", "health-check"]
    assert container["resources"]["limits"]["nvidia.com/gpu"] == "1"
    assert bot["spec"]["replicas"] == 1
    assert bot["spec"]["strategy"]["type"] == "Recreate"
    [pod] = bot["spec"]["template"]["spec"]["containers"]
    head = f"{cluster['metadata']['name']}-head-svc:6379"
    assert {"name": "WORDBRUSH_ENGINE__RAY__ADDRESS", "value": head} in pod["env"]
    memory, volume = bot["spec"]["template"]["spec"]["volumes"]
    assert memory["emptyDir"]["medium"] == "Memory"
    assert volume["persistentVolumeClaim"]["claimName"] == claim["metadata"]["name"]


@pytest.mark.parametrize("path", [ROOT / "compose.yaml", *sorted(DEPLOY.glob("*.yaml"))], ids=lambda path: path.name)
def test_no_key_stands_twice_in_a_mapping(path: Path) -> None:
    """PyYAML takes the last one; Docker refuses the file."""
    for document in yaml.compose_all(path.read_text(), yaml.SafeLoader):
        nodes = [document]
        while nodes:
            node = nodes.pop()
            if isinstance(node, yaml.MappingNode):
                keys = [key.value for key, _ in node.value]
                assert len(keys) == len(set(keys)), keys
                nodes += [value for _, value in node.value]
            elif isinstance(node, yaml.SequenceNode):
                nodes += node.value
