#!/usr/bin/env python3
"""Makes a talk: speech by espeak-ng with the true time of every written word. Python standard library only.

Usage: python3 e2e/speech/make.py [name ...]       remakes the checked-in talks (all of them without a name)

Reads <name>.txt, writes <name>.wav (mono, 16 bit, 22.05 kHz) and <name>.words.json.
The text's first line names voice, words per minute and where the first word starts, as in
"voice=en-us wpm=165 lead=800". A line "[pause 1300]" is that many milliseconds of silence; other lines are speech.
"""
import ctypes as C
import json
import pathlib
import re
import sys
import wave

HERE = pathlib.Path(__file__).parent
WORD, PHONEME = 1, 7


class Id(C.Union):
    _fields_ = [("number", C.c_int), ("name", C.c_char_p), ("string", C.c_char * 8)]


class Event(C.Structure):
    _fields_ = [
        ("type", C.c_int), ("uid", C.c_uint), ("text_position", C.c_int), ("length", C.c_int),
        ("audio_position", C.c_int), ("sample", C.c_int), ("user_data", C.c_void_p), ("id", Id),
    ]


class Voice:
    """One voice of espeak-ng; say() gives 16-bit samples and the events in them."""

    def __init__(self, name, words_per_minute):
        self.lib = C.CDLL("libespeak-ng.so.1")
        self.pcm, self.events = bytearray(), []
        self.callback = C.CFUNCTYPE(C.c_int, C.POINTER(C.c_short), C.c_int, C.POINTER(Event))(self.receive)
        self.rate = self.lib.espeak_Initialize(1, 0, None, 1)  # retrieve samples, with phoneme events
        self.lib.espeak_SetSynthCallback(self.callback)
        if self.lib.espeak_SetVoiceByName(name.encode()) != 0:
            raise SystemExit(f"espeak-ng has no voice {name}")
        self.lib.espeak_SetParameter(1, words_per_minute, 0)

    def receive(self, samples, count, events):
        if samples and count > 0:
            self.pcm.extend(C.string_at(samples, count * 2))
        index = 0
        while events[index].type != 0:
            event = events[index]
            name = event.id.string.decode("utf8", "replace") if event.type == PHONEME else ""
            self.events.append((event.type, event.text_position - 1, event.audio_position, name))
            index += 1
        return 0

    def say(self, text):
        self.pcm, self.events = bytearray(), []
        data = text.encode()
        self.lib.espeak_Synth(data, len(data) + 1, 0, 1, 0, 1, None, None)
        self.lib.espeak_Synchronize()
        return bytes(self.pcm), self.events


def is_pause(event):
    return event[0] == PHONEME and event[3].startswith("_")


def times(text, events, total_ms):
    """Start and end of every written word; None for a word the dictionary joined to the one before it."""
    spans = [(match.group(), match.start(), match.end()) for match in re.finditer(r"\S+", text)]
    words = []
    for word, begin, end in spans:
        inside = [i for i, e in enumerate(events) if e[0] == WORD and begin <= e[1] < end]
        if not inside:
            words.append({"word": word, "startMs": None, "endMs": None})
            continue
        after = [e[2] for e in events[inside[-1] + 1:] if e[0] == WORD or is_pause(e)]
        words.append({"word": word, "startMs": events[inside[0]][2], "endMs": after[0] if after else total_ms})
    return words


def interpolate(words):
    """A joined pair such as "of the" has one event: shares its time by the number of letters, marked as not exact."""
    index = 0
    while index < len(words):
        group = [words[index]]
        while index + len(group) < len(words) and words[index + len(group)]["startMs"] is None:
            group.append(words[index + len(group)])
        if len(group) > 1:
            share(group)
        index += len(group)
    return words


def share(group):
    start, end = group[0]["startMs"], group[0]["endMs"]
    letters = sum(len(word["word"]) for word in group)
    at = start
    for word in group:
        word["startMs"] = round(at)
        at += (end - start) * len(word["word"]) / letters
        word["endMs"] = round(at)
        word["exact"] = False


def silence(rate, duration_ms):
    return bytes(2 * round(rate * max(0, duration_ms) / 1000))


def make(name):
    head, *lines = (HERE / f"{name}.txt").read_text("utf8").splitlines()
    options = dict(part.split("=") for part in head.split())
    voice = Voice(options["voice"], int(options["wpm"]))
    pcm, words = bytearray(), []
    for line in filter(None, (line.strip() for line in lines)):
        pause = re.fullmatch(r"\[pause (\d+)\]", line)
        if pause:
            pcm += silence(voice.rate, int(pause[1]))
            continue
        sound, events = voice.say(line)
        spoken = interpolate(times(line, events, len(sound) / 2 / voice.rate * 1000))
        if not words:
            pcm += silence(voice.rate, int(options["lead"]) - spoken[0]["startMs"])
        offset = len(pcm) / 2 / voice.rate * 1000
        for word in spoken:
            words.append({**word, "startMs": round(offset + word["startMs"]), "endMs": round(offset + word["endMs"])})
        pcm += sound
    pcm += silence(voice.rate, 600)
    with wave.open(str(HERE / f"{name}.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(voice.rate)
        file.writeframes(bytes(pcm))
    rows = ",\n".join("  " + json.dumps(word, ensure_ascii=False) for word in words)
    (HERE / f"{name}.words.json").write_text(f"[\n{rows}\n]\n", "utf8")
    voice.lib.espeak_Terminate()
    print(f"{name}: {len(words)} words, {len(pcm) / 2 / voice.rate:.1f} s")


if __name__ == "__main__":
    for talk in sys.argv[1:] or sorted(path.stem for path in HERE.glob("*.txt")):
        make(talk)
