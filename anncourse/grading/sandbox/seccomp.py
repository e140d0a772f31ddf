"""System calls that no student's cell needs, refused by the kernel.

Namespaces hide files, processes and the network. This filter closes what they leave
open: memory that no limit counts (memfd, System V segments), sockets that are in no
network namespace (vsock, netlink), new namespaces with new powers, the keyring and
tracing. Two more are answered as if done and are not: with them a submission could take
more than its share of the processor. It is a program for the kernel's packet filter, as
bubblewrap wants it.
"""

from __future__ import annotations

import platform
import struct

ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
# Number on x86_64 and on aarch64.
DENIED = {
    "acct": (163, 89),
    "add_key": (248, 217),
    "bpf": (321, 280),
    "chroot": (161, 51),
    "delete_module": (176, 106),
    "fanotify_init": (300, 262),
    "finit_module": (313, 273),
    "fsopen": (430, 430),
    "init_module": (175, 105),
    "io_uring_setup": (425, 425),
    "kexec_load": (246, 104),
    "keyctl": (250, 219),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "mount": (165, 40),
    "mount_setattr": (442, 442),
    "move_mount": (429, 429),
    "mq_open": (240, 180),
    "msgget": (68, 186),
    "open_by_handle_at": (304, 265),
    "open_tree": (428, 428),
    "perf_event_open": (298, 241),
    "pidfd_getfd": (438, 438),
    "pivot_root": (155, 41),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "ptrace": (101, 117),
    "quotactl": (179, 60),
    "reboot": (169, 142),
    "request_key": (249, 218),
    "semget": (64, 190),
    "setns": (308, 268),
    "shmget": (29, 194),
    "swapoff": (168, 225),
    "swapon": (167, 224),
    "syslog": (103, 116),
    "umount2": (166, 39),
    "unshare": (272, 97),
    "userfaultfd": (323, 282),
}
PRETENDED = {"sched_setaffinity": (203, 122), "setsid": (112, 157)}
CLONE, CLONE3, SOCKET = (56, 220), (435, 435), (41, 198)
NEW_NAMESPACES = 0x7E020000  # of any kind, in clone's flags
FAMILIES = (1, 2, 10)  # unix, IPv4, IPv6: all inside the network namespace
X32 = 0x40000000  # x86_64's second table of calls starts here

LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER, ARCHITECTURE, FIRST = (
    0,
    4,
    16,
)  # where the kernel puts what the filter reads
KILL, ALLOW = 0x80000000, 0x7FFF0000
DONE, NOT_PERMITTED = 0x50000, 0x50001
NO_SUCH_CALL, NO_SUCH_FAMILY = 0x50026, 0x50061


def program(machine: str = platform.machine()) -> bytes:
    """Return the filter for a kind of processor.

    Parameters
    ----------
    machine : str
        As `platform.machine` names it.

    Returns
    -------
    bytes
        The instructions.

    Raises
    ------
    ValueError
        If the calls of this kind of processor are not known here.
    """
    if machine not in ARCHITECTURES:
        raise ValueError(
            f"grading knows the system calls of {' and '.join(ARCHITECTURES)}, "
            f"not of {machine!r}"
        )
    column = list(ARCHITECTURES).index(machine)
    code = [
        _step(LOAD, ARCHITECTURE),
        _step(EQUAL, ARCHITECTURES[machine], yes=1),
        _step(RETURN, KILL),
        _step(LOAD, NUMBER),
        *_refuse(AT_LEAST, X32, NOT_PERMITTED),
        *_refuse(EQUAL, CLONE3[column], NO_SUCH_CALL),
    ]
    for numbers in DENIED.values():
        code += _refuse(EQUAL, numbers[column], NOT_PERMITTED)
    for numbers in PRETENDED.values():
        code += _refuse(EQUAL, numbers[column], DONE)
    clone = [*_refuse(ANY_BIT, NEW_NAMESPACES, NOT_PERMITTED)]
    socket = [
        _step(EQUAL, family, yes=len(FAMILIES) - i)
        for i, family in enumerate(FAMILIES)
    ]
    socket.append(_step(RETURN, NO_SUCH_FAMILY))
    code += _look_at_first(CLONE[column], clone)
    code += _look_at_first(SOCKET[column], socket)
    return b"".join([*code, _step(RETURN, ALLOW)])


def _step(code: int, operand: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("<HBBI", code, yes, no, operand)


def _refuse(test: int, operand: int, answer: int) -> list[bytes]:
    return [_step(test, operand, no=1), _step(RETURN, answer)]


def _look_at_first(number: int, code: list[bytes]) -> list[bytes]:
    # Run code on the low half of the call's first argument, then allow the call.
    inner = [_step(LOAD, FIRST), *code, _step(RETURN, ALLOW)]
    return [_step(EQUAL, number, no=len(inner)), *inner]
