# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the virtual screen, in the colours of a desktop, and the program's words."""
import os
import re
import subprocess
import time
import xml.etree.ElementTree

import window

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# Of KDE's Breeze: window, its text, view, its other rows, button, selection, quiet text, link.
PALETTES = {
    "light": ("239,240,241", "35,38,41", "255,255,255", "247,247,247", "252,252,252", "61,174,233",
              "112,125,138", "41,128,185"),
    "dark": ("42,46,50", "252,252,252", "27,30,32", "35,38,41", "49,54,59", "61,174,233",
             "161,169,177", "29,153,243"),
}


def dress_desktop(palette, scale):
    """What Plasma writes when one chooses these colours; Qt reads it by itself."""
    back, text, view, other, button, chosen, quiet, link = PALETTES[palette]
    grounds = {"Window": (back, back), "View": (view, other), "Button": (button, back),
               "Selection": (chosen, chosen), "Tooltip": (button, back),
               "Complementary": (back, back)}
    lines = ["[General]", f"ColorScheme=Breeze{palette.capitalize()}", "font=Noto Sans,10,-1,5,50,0,0,0,0,0",
             "menuFont=Noto Sans,10,-1,5,50,0,0,0,0,0"]
    for part, (ground, alternate) in grounds.items():
        foreground = "252,252,252" if part == "Selection" else text
        lines += [f"[Colors:{part}]", f"BackgroundNormal={ground}",
                  f"BackgroundAlternate={alternate}", f"ForegroundNormal={foreground}",
                  f"ForegroundInactive={quiet}", f"ForegroundLink={link}",
                  "ForegroundVisited=155,89,182"]
    folder = os.environ["XDG_CONFIG_HOME"]
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "kdeglobals"), "w", encoding="ascii") as file:
        file.write("\n".join(lines) + "\n")
    os.environ.update(XDG_CURRENT_DESKTOP="KDE", KDE_SESSION_VERSION="5", QT_SCALE_FACTOR=scale)


def configure(text):
    """The program's own configuration, as it leaves it."""
    folder = os.path.join(os.environ["XDG_CONFIG_HOME"], "litekeep")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "litekeep.conf"), "w", encoding="utf-8") as file:
        file.write(text)


class Words:
    """What the program's English texts are in a language."""

    def __init__(self, language):
        self._known = {}
        if language == "en":
            return
        path = os.path.join(ROOT, "translations", f"litekeep_{language}.ts")
        for message in xml.etree.ElementTree.parse(path).iter("message"):
            source, translation = message.findtext("source"), message.findtext("translation")
            if translation:
                self._known[self.plain(source)] = self.plain(translation)

    @staticmethod
    def plain(text):
        return re.sub("&(.)", r"\1", text)

    def __call__(self, english):
        return self._known.get(english, english)


class Studio:
    def __init__(self, folder, only=()):
        self.folder = folder
        self._only = only
        self.taken = []
        os.makedirs(folder, exist_ok=True)
        width, height = self.size()
        subprocess.run(["xdotool", "mousemove", str(width - 1), str(height - 1)], check=True)

    @staticmethod
    def size():
        run = subprocess.run(["xdotool", "getdisplaygeometry"], capture_output=True, check=True)
        return [int(number) for number in run.stdout.split()]

    def shoot(self, name, what="root"):
        """When nothing moves any more; what blinks or turns is taken as it is after a while."""
        end = time.monotonic() + 4
        before, now = None, self._pixels(what)
        while now != before and time.monotonic() < end:
            time.sleep(0.25)
            before, now = now, self._pixels(what)
        path = os.path.join(self.folder, name + ".png")
        subprocess.run(["convert", "ppm:-", "-define", "png:compression-level=6", path], input=now,
                       check=True)
        self.taken.append(path)

    @staticmethod
    def _pixels(what):
        run = subprocess.run(["import", "-silent", "-window", what, "ppm:-"], capture_output=True,
                             check=True)
        return run.stdout

    def colours(self, path):
        run = subprocess.run(["identify", "-format", "%k", path], capture_output=True, check=True)
        return int(run.stdout)


def fill_screen():
    """The window of the program, nearly as large as maximised: its title has room, too."""
    title = 24
    width, height = Studio.size()
    subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "litekeep", "windowmove", "0",
                    "0", "windowsize", str(width - 2), str(height - title)], check=False)


def choose(opened, menu, entry):
    """An entry of a menu of the window."""
    bar = window.wait_for(lambda: opened.find("menu bar"), "menu bar")
    item = next(one for one in window.children(bar) if one.name == menu)
    item.queryAction().doAction(0)
    popup = window.wait_for(lambda: opened.find("popup menu"), f"open menu {menu}")
    act(next(one for one in window.children(popup) if one.name == entry))


def act(thing):
    thing.queryAction().doAction(0)


def push(opened, name, role="push button"):
    act(window.wait_for(lambda: opened.find(role, name), f"{role} “{name}”"))


def dialog(opened, count=2):
    """Waits for that many windows."""
    return window.wait_for(lambda: len(opened.frames()) >= count, "dialog")


def close_dialogs(opened):
    for _ in range(6):
        if len(opened.frames()) == 1:
            return
        window.press("Escape")
        try:
            window.wait_for(lambda: len(opened.frames()) == 1, "closed dialog", 2)
        except AssertionError:
            continue
    raise AssertionError("a dialog does not close with Escape")
