"""Train the assistant of chapter 18 anew and store its weights: `make assistant`."""

from anncourse.assistant import learn, store
from anncourse.assistant.learning import STORED

if __name__ == "__main__":
    store(learn())
    print(f"{STORED.name}: {STORED.stat().st_size} bytes")
