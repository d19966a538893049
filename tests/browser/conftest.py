"""A real browser and a real JupyterLab for the tests in this folder."""

import json
import os
import secrets
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser():
    """The Chromium on this machine, or the one that the variable KIT_CHROMIUM names."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    named = os.environ.get("KIT_CHROMIUM")
    path = next(filter(None, map(shutil.which, [named] if named else CHROMIUM_NAMES)), None)
    if path is None:
        pytest.skip(f"no Chromium found (looked for {named or ', '.join(CHROMIUM_NAMES)}); set KIT_CHROMIUM")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory, browser):
    """The address and the token of a JupyterLab on a copy of the kit; after `browser`, which may skip."""
    folder = tmp_path_factory.mktemp("lab")
    kit = folder / "kit"
    for name in ("notebooks", "seeds"):
        shutil.copytree(ROOT / name, kit / name)
    directories = {
        f"JUPYTER_{name}_DIR": str(folder / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")
    }
    directories["JUPYTERLAB_WORKSPACES_DIR"] = str(folder / "workspaces")
    directories["JUPYTERLAB_SETTINGS_DIR"] = str(folder / "settings")
    notebook_settings = (
        folder / "settings" / "@jupyterlab" / "notebook-extension" / "tracker.jupyterlab-settings"
    )
    notebook_settings.parent.mkdir(parents=True)
    notebook_settings.write_text(
        '{"windowingMode": "none"}'
    )  # all cells on the page, also those below the fold
    token = secrets.token_hex(16)
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", f"--ServerApp.root_dir={kit}"]
    command += ["--ServerApp.ip=127.0.0.1", "--ServerApp.port=0", f"--IdentityProvider.token={token}"]
    command += ["--LabApp.expose_app_in_browser=True", "--LabApp.news_url=None"]
    command += ["--allow-root"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(command, env=os.environ | directories, stdout=log, stderr=log)
    try:
        yield _address(folder / "runtime", server, folder / "log"), token
    finally:
        server.terminate()
        server.wait(timeout=30)


def _address(runtime: Path, server: subprocess.Popen, log: Path) -> str:
    for _ in range(120):
        if server.poll() is not None:
            break
        for file in runtime.glob("jpserver-*.json"):
            try:
                return json.loads(file.read_text())["url"]
            except json.JSONDecodeError:  # still being written
                pass
        time.sleep(0.5)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()}")
