"""Do the heads that partners kept agree, and does each extend the one before? See docs/proof.md.

python check_heads.py KEY FOLDER...   KEY: the public key in the agreement; then folders with the
heads that partners kept, and with evidence packs, unpacked. (Needs: pip install cryptography)"""

import json
import re
import sys
from base64 import b64decode
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

SIGNED = r"^((\S+)\n([1-9]\d*)\n([\w+/]{43}=)\n((?:\S.*\n)*))\n\S+ \S+ ([\w+/=]+)\n"
HEAD = re.compile(SIGNED + r"((?:\nextends \d+\n(?:[\w+/]{43}=\n)+)*)", re.MULTILINE)
RESTORED = re.compile(r"^restored (\S+) (\d+) (\S+) kept (\d+) lost (\S+)", re.MULTILINE)


def climb(at, last, was, path):  # what a proof leads up to: RFC 9162, 2.1.3.2 and 2.1.4.2
    now = was
    for each in map(b64decode, path):
        if at & 1 or at == last:
            was, now = (sha256(b"\1" + each + one).digest() for one in (was, now))
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            now = sha256(b"\1" + now + each).digest()
        at, last = at >> 1, last >> 1
    return (was, now) if last == 0 else (None, None)


def extends(roots, old, size, path):  # does the log over `size` begin with all that it was?
    side = old & -old  # the widest whole side at the end of the old tree
    first, path = (roots[old], path) if side == old else (b64decode(path[0]), path[1:])
    return climb(old // side - 1, (size - 1) // side, first, path) == (roots[old], roots[size])


def heads_in(key, texts, faults):  # log, size, root, restored, proofs of each
    name, _, public = key.split("+", 2)
    verifier = Ed25519PublicKey.from_public_bytes(b64decode(public)[1:])
    for head in HEAD.finditer("\n".join(texts)):
        signed, log, size, root, more, mark, proofs = head.groups()
        try:
            verifier.verify(b64decode(mark)[4:], signed.encode())
        except (InvalidSignature, ValueError):
            faults.append(f"NOT SIGNED by that key: {log} over {size} entries")
            continue
        if log != name and not RESTORED.search(more):
            faults.append(f"ANOTHER LOG, which does not say what it was restored from: {log}")
        blocks = [each.split() for each in proofs.split("extends ")[1:]]
        yield log, int(size), b64decode(root), RESTORED.findall(more), blocks


def check_heads(key, texts):  # the roots of each log by size; what was restored; what is wrong
    faults, logs, joins, restored = [], {}, {}, set()
    for log, size, root, said, blocks in heads_in(key, texts, faults):
        if logs.setdefault(log, {}).setdefault(size, root) != root:
            faults.append(f"TWO RECORDS were shown: {log} over {size} entries")
        joins |= {(log, int(old), size): path for old, *path in blocks}
        restored.update((log, *one) for one in said)
    for log, roots in logs.items():
        for old in sorted(roots)[:-1]:
            later = [size for size in roots if size > old and (log, old, size) in joins]
            if not any(extends(roots, old, size, joins[log, old, size]) for size in later):
                faults.append(f"NOT EXTENDED by any later head: {log} over {old} entries")
    for _, old, size, was, kept, _ in restored:
        roots, root = logs.get(old, {}), b64decode(was)
        if max(roots, default=0) > int(kept) or roots.get(int(size), root) != root:
            faults.append(f"LOST or changed by a restore: what a head covers of {old}")
    return logs, restored, faults


def check_entry(entry, logs):  # what is wrong with an entry of a pack
    leaf, (said, told) = entry["leaf"].encode(), (sha256(), entry["texts"])
    for salt, *text in told:  # one that is not shown is its hash alone
        shown = text and sha256(bytes.fromhex(salt) + text[0].encode()).digest()
        said.update(shown or bytes.fromhex(salt))
    up = climb(entry["index"], entry["size"] - 1, sha256(b"\0" + leaf).digest(), entry["proof"])
    root = logs.get(entry["log"], {}).get(entry["size"], b"")
    return (up[1], said.hexdigest()) == (root, json.loads(leaf)["said"])


def main(key, *folders):
    files = [file for folder in folders for file in sorted(Path(folder).rglob("*"))]
    texts = {file: file.read_text("utf-8") for file in files if file.suffix in (".txt", ".json")}
    logs, restored, faults = check_heads(key, texts.values())
    entries = [e for f in texts if f.name == "entries.json" for e in json.loads(texts[f])]
    faults += [f"NOT PROVED: {e['leaf']}" for e in entries if not check_entry(e, logs)]
    if not any(HEAD.search(texts[file]) for file in texts if file.parent.name != "proof"):
        faults.append("NO HEAD that a partner kept: a pack's own proves nothing")
    said = [f"{log}: heads over {sorted(roots)} entries" for log, roots in logs.items()]
    said += [f"RESTORED: {' '.join(one)}" for one in sorted(restored)]
    print("\n".join(said + (faults or ["All is well."])))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) > 2 else print(__doc__) or 2)
