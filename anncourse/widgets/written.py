"""Numbers as the page writes them."""

from decimal import ROUND_HALF_UP, Decimal


def num(value: float, digits: int = 2) -> str:
    """Write some decimals, a true minus sign, and no "−0.00".

    >>> num(-0.5), num(0.125), num(-0.001), num(2.5, 0)
    ('−0.50', '0.13', '0.00', '3')
    """
    last = Decimal(1).scaleb(-digits)
    size = Decimal(abs(value)).quantize(last, ROUND_HALF_UP)
    return f"−{size}" if value < 0 and size else f"{size}"


def term(value: float) -> str:
    """Write a number that follows another in a sum: its sign stands apart.

    >>> term(-0.5), term(2)
    ('− 0.50', '+ 2.00')
    """
    return f"{'−' if value < 0 else '+'} {num(abs(value))}"
