#!/usr/bin/env python3
"""Speaks the sentences of the caption bench with the true time of every word. Python standard library only.

Usage: python3 e2e/speech/corpus/corpus.py <folder>

Writes for each voice <folder>/<voice>.pcm (mono, 16 bit, little endian) and <voice>.json: the sample rate and, for each
sentence, where it lies in the samples, how fast it was spoken, and its words with times from its own start.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import wave

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
from make import Voice, interpolate, times  # noqa: E402

# The library knows plain British English as the language alone.
ESPEAK_VOICES = {"en-us": "en-us", "en-gb": "en", "en-gb-scotland": "en-gb-scotland", "en-us-nyc": "en-us-nyc"}
RATES_WPM = [145, 160, 175, 190, 205]
RATE_PARAMETER = 1


def espeak(name, sentences):
    voice = Voice(ESPEAK_VOICES[name], RATES_WPM[0])
    for index, text in enumerate(sentences):
        wpm = RATES_WPM[(index + list(ESPEAK_VOICES).index(name)) % len(RATES_WPM)]
        voice.lib.espeak_SetParameter(RATE_PARAMETER, wpm, 0)
        sound, events = voice.say(text)
        words = interpolate(times(text, events, round(len(sound) / 2 / voice.rate * 1000)))
        yield voice.rate, sound, wpm, words
    voice.lib.espeak_Terminate()


def festival(sentences):
    """The second engine, on which nothing was tuned. Its words have no punctuation: they are matched to the text in order."""
    for index, text in enumerate(sentences):
        stretch = [1.15, 1.0, 0.9, 0.85][index % 4]
        with tempfile.TemporaryDirectory() as folder:
            sound = pathlib.Path(folder) / "a.wav"
            script = pathlib.Path(folder) / "a.scm"
            script.write_text(
                f'(voice_kal_diphone)\n(Parameter.set \'Duration_Stretch {stretch})\n'
                f'(set! u (Utterance Text "{text}"))\n(utt.synth u)\n(utt.save.wave u "{sound}" \'riff)\n'
                '(mapcar (lambda (w) (format t "%s %f %f\\n" (item.name w) (item.feat w "word_start") '
                '(item.feat w "word_end"))) (utt.relation.items u \'Word))\n', "utf8")
            out = subprocess.run(["festival", "-b", str(script)], capture_output=True, text=True, check=True).stdout
            with wave.open(str(sound)) as file:
                rate, pcm = file.getframerate(), file.readframes(file.getnframes())
        spoken = [line.split() for line in out.splitlines() if len(line.split()) == 3]
        spoken = [word for word in spoken if re.search(r"\w", word[0])]
        written = text.split()
        if len(spoken) != len(written):
            continue
        words = [{"word": word, "startMs": round(float(start) * 1000), "endMs": round(float(end) * 1000)}
                 for word, (_, start, end) in zip(written, spoken)]
        yield rate, pcm, round(160 / stretch), words


def save(folder, name, spoken):
    pcm, sentences, rate = bytearray(), [], 0
    for rate, sound, wpm, words in spoken:
        sentences.append({"firstSample": len(pcm) // 2, "samples": len(sound) // 2, "wordsPerMinute": wpm, "words": words})
        pcm += sound
    (folder / f"{name}.pcm").write_bytes(bytes(pcm))
    (folder / f"{name}.json").write_text(json.dumps({"sampleRate": rate, "sentences": sentences}), "utf8")
    print(f"{name}: {len(sentences)} sentences, {len(pcm) / 2 / max(1, rate):.0f} s")


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    lines = (HERE / "sentences.txt").read_text("utf8").split("\n")
    texts = [line for line in lines if line]
    for voice_name in ESPEAK_VOICES:
        save(target, voice_name, espeak(voice_name, texts))
    if shutil.which("festival"):
        save(target, "festival", festival(texts))
