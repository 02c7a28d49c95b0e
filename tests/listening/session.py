"""Opens a page in a browser under the screen reader Orca, presses keys, and prints what Orca says, without a sound.

    session.py firefox|chromium ADDRESS KEY…

A line of JSON for each key, on descriptor 3; the first is for what is said of the page. It runs on a screen, in a home
and with a message bus that are its own: `scripts/listen.mjs` makes them, and ends them.

A key is one that xdotool knows (`h`, `Tab`, `alt+shift+Down`; `Insert` is Orca's own modifier).
"""

import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
import traceback

from gi.repository import GLib

import speech

sys.modules["orca.speechdispatcherfactory"] = speech

from orca import orca, orca_state  # noqa: E402: it takes its synthesiser when it is imported

browser, address, *keys = sys.argv[1:]
home = os.environ["HOME"]
out = os.fdopen(3, "w", buffering=1)

# What was said since the last key, and when the last of it was.
said, last = [], 0.0


def heard(words):
    global last
    said.append(words)
    last = time.monotonic()


speech.heard = heard


def start(*command):
    subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def browse():
    if browser == "chromium":
        options = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--kiosk", "--force-renderer-accessibility"]
        quiet = ["--disable-sync", "--disable-background-networking", "--disable-component-update"]
        start("chromium", *options, *quiet, f"--user-data-dir={home}/chromium", address)
    else:
        profile = os.path.join(home, "firefox")
        os.mkdir(profile)
        shutil.copy(os.path.join(os.path.dirname(__file__), "firefox.js"), os.path.join(profile, "user.js"))
        start(shutil.which("firefox-esr") or "firefox", "--no-remote", "--profile", profile, "--kiosk", address)


def busy():
    """The clock ticks that the programs of this session have used."""
    ticks = 0
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{entry}/stat") as stat:
                fields = stat.read().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[3]) == os.getsid(0):
            ticks += int(fields[11]) + int(fields[12])
    return ticks


def settle(quiet, most):
    """Waits until something was said and nothing was for `quiet` seconds, or nothing for `most`; and until browser and
    Orca have nothing left to do, however slow the machine is."""
    end, calm, used = time.monotonic() + most, time.monotonic(), busy()
    while True:
        time.sleep(0.1)
        now, before, used = time.monotonic(), used, busy()
        if used - before > 2:
            calm = now
        is_said = now - last > quiet if said else now > end
        if speech.is_reading:
            continue
        if now > end + 20 or (now - calm > 0.5 and is_said):
            return


def press(chord):
    *held, key = chord.split("+")
    # Orca 43 keeps its lists of headings, buttons and so on in Firefox when a panel opens, which newer ones do not.
    GLib.idle_add(forget)
    subprocess.run(["xdotool", *sum((["keydown", name] for name in held), []), "key", key], check=True)
    settle(0.8, 4)
    # Orca takes the release of one for the next command, so they are held until all is said.
    if held:
        subprocess.run(["xdotool", *sum((["keyup", name] for name in reversed(held)), [])], check=True)


def forget():
    navigation = getattr(orca_state.activeScript, "structuralNavigation", None)
    if navigation:
        navigation.clearCache()


def report(only="", never="$^"):
    """Prints what was said: its utterances, each without more spaces than one."""
    words = [what for what in said if re.search(only, what) and not re.search(never, what)]
    print(json.dumps([re.sub(r"\s+", " ", what).strip() for what in words]), file=out)


def drive():
    code = 1
    try:
        time.sleep(1.5)
        said.clear()
        browse()
        settle(3, 40)
        # What it reads of the first line depends on when the page is laid out; what it says of the page does not.
        report("^Finished loading |^Page has ", r"^Finished loading New Tab\.")
        for key in keys:
            said.clear()
            press(key)
            report()
        code = 0
    except Exception:
        traceback.print_exc()
    os._exit(code)


# A window manager gives the focus; this one takes no keys for itself.
with open(os.path.join(home, "openbox.xml"), "w") as settings:
    settings.write('<openbox_config xmlns="http://openbox.org/3.4/rc"><keyboard/><mouse/></openbox_config>')
start("openbox", "--config-file", settings.name)
options = {"enableBraille": False, "enableKeyEcho": False, "sayAllOnLoad": False}
orca.getSettingsManager().activate(os.path.join(home, "orca"), options)
threading.Thread(target=drive, daemon=True).start()
sys.exit(orca.main())
