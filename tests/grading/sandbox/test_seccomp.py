"""The filter as the kernel runs it: what each call is answered."""

import struct

import pytest

from anncourse.grading.sandbox import seccomp

I386 = 0x40000003
NAMESPACES = {
    "mount": 0x20000,
    "cgroup": 0x2000000,
    "uts": 0x4000000,
    "ipc": 0x8000000,
    "user": 0x10000000,
    "pid": 0x20000000,
    "net": 0x40000000,
}
each = pytest.mark.parametrize("machine", seccomp.ARCHITECTURES)


def verdict(
    machine: str, call: int, first: int = 0, architecture: int = 0
) -> int:
    """Run the program, which jumps forward only."""
    steps = list(struct.iter_unpack("<HBBI", seccomp.program(machine)))
    own = seccomp.ARCHITECTURES[machine]
    seen = {0: call, 4: architecture or own, 16: first}
    here, held = 0, 0
    while True:
        code, yes, no, operand = steps[here]
        here += 1
        if code == seccomp.RETURN:
            return int(operand)
        if code == seccomp.LOAD:
            held = seen[operand]
            continue
        true = {
            seccomp.EQUAL: held == operand,
            seccomp.AT_LEAST: held >= operand,
            seccomp.ANY_BIT: bool(held & operand),
        }[code]
        here += yes if true else no


@each
def test_calls_that_are_refused_and_allowed(machine: str) -> None:
    """By number; reading and writing have others than those."""
    column = list(seccomp.ARCHITECTURES).index(machine)
    for numbers in seccomp.DENIED.values():
        assert verdict(machine, numbers[column]) == seccomp.NOT_PERMITTED
    for numbers in seccomp.PRETENDED.values():
        assert verdict(machine, numbers[column]) == seccomp.DONE
    for number in ((0, 1), (63, 64))[column]:
        assert verdict(machine, number) == seccomp.ALLOW
    clone3 = seccomp.CLONE3[column]
    assert verdict(machine, clone3) == seccomp.NO_SUCH_CALL


@each
def test_numbers_of_another_kind_of_processor(machine: str) -> None:
    """Under them every call would have another name."""
    assert verdict(machine, 0, architecture=I386) == seccomp.KILL
    assert verdict(machine, 0x40000000) == seccomp.NOT_PERMITTED


@each
def test_processes_and_sockets_of_every_kind(machine: str) -> None:
    """A process in the namespaces that are there; a socket inside of them."""
    column = list(seccomp.ARCHITECTURES).index(machine)
    clone, socket = seccomp.CLONE[column], seccomp.SOCKET[column]
    assert verdict(machine, clone, 0x1200011) == seccomp.ALLOW
    for name, flag in NAMESPACES.items():
        refused = verdict(machine, clone, flag | 0x11)
        assert refused == seccomp.NOT_PERMITTED, name
    for family in range(64):
        inside = family in (1, 2, 10)
        wanted = "ALLOW" if inside else "NO_SUCH_FAMILY"
        assert verdict(machine, socket, family) == getattr(seccomp, wanted)


def test_unknown_processors_are_refused() -> None:
    """The filter knows calls by number, and each kind of processor has its own."""
    assert seccomp.program("x86_64") != seccomp.program("aarch64")
    with pytest.raises(ValueError, match="riscv64"):
        seccomp.program("riscv64")
