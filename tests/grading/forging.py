"""What a student's code would write into the pipe to forge an answer."""

# A student's code finds the pipe by its kind, and writes what it likes.
FORGERY = """
import json, os, stat, struct
def forge(header, body=b"", length=None):
    head = header if isinstance(header, bytes) else json.dumps(header).encode()
    frame = struct.pack("<I", len(head) if length is None else length) + head + body
    for fd in range(3, 20):
        try:
            if stat.S_ISFIFO(os.fstat(fd).st_mode): os.write(fd, frame)
        except OSError: pass
def found():
    import gc
    for thing in gc.get_objects():
        if isinstance(thing, dict) and "nonce" in thing: return thing["nonce"]
"""
VALUE = {"value": 4, "blobs": []}
