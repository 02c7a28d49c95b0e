"""What Orca takes for its synthesiser, under the name `orca.speechdispatcherfactory`: it hands each utterance to `heard`.

Orca asks for much that has no words (rates, voices, pauses): all of that is answered with nothing.
"""

from gi.repository import GLib


def heard(words):
    """Is replaced by who listens."""


# Whether a whole page is being read.
is_reading = False


class SpeechServer:
    """The only synthesiser there is."""

    @staticmethod
    def getFactoryName():
        return "listening"

    @staticmethod
    def getSpeechServer(_=None):
        return server

    @staticmethod
    def getSpeechServers():
        return [server]

    @staticmethod
    def shutdownActiveServers():
        pass

    def getInfo(self):
        return ["listening", "listening"]

    def getVoiceFamilies(self):
        return []

    def speak(self, text=None, *_, **__):
        if text and text.strip():
            heard(text)

    def speakCharacter(self, character, _=None):
        heard(character)

    def sayAll(self, utterances, progress):
        def step():
            global is_reading
            for context, _ in utterances:
                heard(context.utterance)
                context.currentOffset = context.endOffset
                progress(context.copy(), 2)  # It is completed: Orca goes on to the next.
                return True
            is_reading = False
            return False

        global is_reading
        is_reading = True
        GLib.idle_add(step)

    def __getattr__(self, _):
        return lambda *_, **__: None


server = SpeechServer()
