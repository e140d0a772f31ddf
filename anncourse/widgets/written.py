"""Numbers as the page writes them."""

from decimal import ROUND_HALF_UP, Decimal


def num(value: float) -> str:
    """Write two decimals, a true minus sign, and no "−0.00".

    >>> num(-0.5), num(0.125), num(-0.001)
    ('−0.50', '0.13', '0.00')
    """
    hundredth = Decimal("0.01")
    size = Decimal(abs(value)).quantize(hundredth, ROUND_HALF_UP)
    return f"−{size}" if value < 0 and size else f"{size}"


def term(value: float) -> str:
    """Write a number that follows another in a sum: its sign stands apart.

    >>> term(-0.5), term(2)
    ('− 0.50', '+ 2.00')
    """
    return f"{'−' if value < 0 else '+'} {num(abs(value))}"
