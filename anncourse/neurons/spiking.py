"""A neuron that spikes: leaky integrate-and-fire."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from anncourse.arguments import Array, float_array, number


@dataclass(frozen=True)
class Spikes:
    """What a spiking neuron did.

    Attributes
    ----------
    t : (T,) array
        Time, in ms.
    v : (T,) array
        Membrane potential, in mV; at a spike, already the reset value.
    spikes : (S,) array
        Times of the spikes, in ms.
    """

    t: Array
    v: Array
    spikes: Array


@dataclass(frozen=True)
class LIF:
    """The leaky integrate-and-fire neuron: tau dv/dt = rest - v + R I.

    Charge flows in and leaks out; when the potential v reaches the threshold, the
    neuron spikes, v is reset, and for a short time nothing moves it. Lapicque 1907, in
    English: doi:10.1007/s00422-007-0189-6.

    Parameters
    ----------
    tau : float
        Time constant of the leak, in ms.
    resistance : float
        Membrane resistance R, in megaohm: 1 nA through 10 megaohm raises v by 10 mV.
    rest, reset, threshold : float
        Potentials, in mV; the threshold lies above both others.
    refractory : float
        Time after a spike without reaction, in ms.

    Raises
    ------
    ValueError
        If a number is out of range, or the threshold is not the highest potential.

    Examples
    --------
    >>> neuron = LIF()
    >>> neuron.rate([1.0, 2.0]).round(1)
    array([ 0. , 33.6])
    """

    tau: float = 20.0
    resistance: float = 10.0
    rest: float = -65.0
    reset: float = -65.0
    threshold: float = -50.0
    refractory: float = 2.0

    def __post_init__(self) -> None:
        number("LIF", "tau", self.tau, above=0)
        number("LIF", "resistance", self.resistance, above=0)
        number("LIF", "refractory", self.refractory, low=0)
        for name in ("rest", "reset", "threshold"):
            value = number("LIF", name, getattr(self, name))
            object.__setattr__(self, name, value)
        if self.threshold <= max(self.rest, self.reset):
            raise ValueError(
                f"LIF expects a threshold above rest and reset, got "
                f"{self.threshold:g} with {self.rest:g} and {self.reset:g}"
            )

    def run(self, current: ArrayLike, *, dt: float = 0.1) -> Spikes:
        """Follow the potential through time, from rest.

        Between two moments the current is constant, so that each step of the equation
        is solved exactly, whatever its length.

        Parameters
        ----------
        current : (T,) array
            Input current at each step, in nA.
        dt : float
            Length of a step, in ms.

        Returns
        -------
        Spikes

        Raises
        ------
        ValueError
            If current is not a list of finite numbers, or dt is not above 0.
        """
        current = float_array("LIF.run", "current", current)
        if current.ndim != 1:
            raise ValueError(
                f"LIF.run expects current (T,), got shape {current.shape}"
            )
        dt = number("LIF.run", "dt", dt, above=0)
        drive = self._drive("LIF.run", current)
        kept = np.exp(-dt / self.tau)
        v, asleep = self.rest, 0.0
        potential = np.empty(len(current))
        fired = np.zeros(len(current), bool)
        for i, goal in enumerate(drive):
            if asleep > 0:
                asleep -= dt
            else:
                v = goal + (v - goal) * kept
                if v >= self.threshold:
                    v, asleep, fired[i] = self.reset, self.refractory, True
            potential[i] = v
        t = dt * np.arange(1, len(current) + 1)
        return Spikes(t, potential, t[fired])

    def steady(self, current: float, t: ArrayLike) -> Spikes:
        """Say what the neuron does under a constant current, from rest at time 0.

        Between two spikes v = drive + (v0 - drive) exp(-t / tau), so that each moment
        is computed by itself, and a spike is where the potential meets the threshold.

        Parameters
        ----------
        current : float
            Input current, in nA.
        t : (T,) array
            The moments to tell of, in ms, from 0 on.

        Returns
        -------
        Spikes
            The spikes up to the last of the moments.

        Raises
        ------
        ValueError
            If current is not a finite number, a moment comes before 0, or there are
            more than a million spikes.

        Examples
        --------
        >>> LIF().steady(2.0, [10.0, 100.0]).spikes.round(1)
        array([27.7, 57.5, 87.2])
        """
        current = number("LIF.steady", "current", current)
        t = float_array("LIF.steady", "t", t)
        if t.ndim != 1 or (t < 0).any():
            raise ValueError(
                f"LIF.steady expects t (T,) from 0 on, got {t.tolist()}"
            )
        drive = float(self._drive("LIF.steady", np.array(current)))
        spikes = self._spikes(current, drive, t.max())
        count = np.searchsorted(spikes, t, side="right")
        before = np.concatenate([[0.0], spikes + self.refractory])[count]
        begin = np.where(count == 0, self.rest, self.reset)
        since = np.maximum(t - before, 0)
        v = drive + (begin - drive) * np.exp(-since / self.tau)
        return Spikes(t, v, spikes)

    def rate(self, current: ArrayLike) -> Array:
        """Return the firing rate under a constant current: the neuron's f-I curve.

        rate = 1000 / (refractory + tau ln((drive - reset) / (drive - threshold))),
        where drive = rest + R I is the potential that the current alone would reach; 0
        if that is not above the threshold.

        Parameters
        ----------
        current : array
            Input currents, in nA.

        Returns
        -------
        array
            Spikes per second, in the shape of current.

        Raises
        ------
        ValueError
            If current holds something else than finite numbers.
        """
        current = float_array("LIF.rate", "current", current)
        drive = self._drive("LIF.rate", current)
        wait = self._wait(self.reset, drive)
        with np.errstate(divide="ignore", over="ignore"):
            rate = 1000 / (self.refractory + wait)
        return rate[()]

    def receive(
        self, times: ArrayLike, jumps: ArrayLike, t: ArrayLike
    ) -> Spikes:
        """Say what the neuron does when spikes arrive at its synapses, from rest at 0.

        A spike that arrives moves the potential at once by the strength of its synapse;
        in between the leak takes v back to rest, v = rest + (v0 - rest) exp(-t / tau),
        so that the neuron can fire only where a spike arrives. What arrives at the same
        moment is added up first, and what arrives in the refractory time is lost.

        Parameters
        ----------
        times : (n,) array
            When spikes arrive, in ms, from 0 on, in any order.
        jumps : (n,) array
            How far each moves the potential, in mV: above 0 where its synapse excites,
            below where it inhibits.
        t : (T,) array
            The moments to tell of, in ms, from 0 on.

        Returns
        -------
        Spikes
            All spikes of the neuron, whatever the moments.

        Raises
        ------
        ValueError
            If times and jumps do not fit, or a time or a moment comes before 0.

        Examples
        --------
        >>> LIF(rest=-70, tau=8).receive([10, 12], [12, 12], [11.0]).spikes
        array([12.])
        """
        who = "LIF.receive"
        times, jumps, t = (
            float_array(who, name, values)
            for name, values in (
                ("times", times),
                ("jumps", jumps),
                ("t", t),
            )
        )
        if (
            times.ndim != 1
            or jumps.shape != times.shape
            or (times < 0).any()
        ):
            raise ValueError(
                f"{who} expects times (n,) from 0 on and as many jumps, got "
                f"{times.tolist()} and {jumps.tolist()}"
            )
        if t.ndim != 1 or (t < 0).any():
            raise ValueError(
                f"{who} expects t (T,) from 0 on, got {t.tolist()}"
            )
        begin, value, fired = self._events(times, jumps)
        last = np.searchsorted(begin, t, side="right") - 1
        since = np.maximum(t - begin[last], 0)
        # Up to the end of the refractory time, v stands at its reset value.
        since = np.maximum(since - self.refractory * fired[last], 0)
        v = self.rest + (value[last] - self.rest) * np.exp(
            -since / self.tau
        )
        return Spikes(t, v, begin[fired])

    def peak(
        self, first: float, second: float, gap: ArrayLike
    ) -> float | Array:
        """Return how high two spikes bring the potential at most, in mV, from rest.

        peak = rest + max(first, first exp(-gap / tau) + second), and rest if that is
        lower; at the same moment the two are added up first. The neuron fires if the
        peak is not below its threshold.

        Parameters
        ----------
        first, second : float
            How far each of the two moves the potential, in mV.
        gap : array
            How long after the first the second arrives, in ms; below 0, before it.

        Returns
        -------
        array
            Potentials, in mV, in the shape of gap.

        Raises
        ------
        ValueError
            If a number is not finite.

        Examples
        --------
        >>> LIF(rest=-70, tau=8).peak(12, 12, [0, 4, 8]).round(1)
        array([-46. , -50.7, -53.6])
        """
        first = number("LIF.peak", "first", first)
        second = number("LIF.peak", "second", second)
        gap = float_array("LIF.peak", "gap", gap)
        early = np.where(gap < 0, second, first)
        late = np.where(gap < 0, first, second)
        meeting = early * np.exp(-np.abs(gap) / self.tau) + late
        apart = np.where(gap == 0, meeting, early)
        found: Array = self.rest + np.maximum(np.maximum(apart, meeting), 0)
        return found[()]

    def window(self, first: float, second: float) -> float:
        """Return the longest time from a first spike to a second that it decides on.

        window = tau ln(first / (threshold - rest - second)). Up to then the neuron
        fires at the second, which alone would not do; or it does not, though the second
        alone would do, if the first inhibits.

        Parameters
        ----------
        first, second : float
            How far each of the two moves the potential, in mV.

        Returns
        -------
        float
            In ms. 0 if the first changes nothing even at the same time, and infinity if
            it fires the neuron alone.

        Raises
        ------
        ValueError
            If a number is not finite.

        Examples
        --------
        >>> round(LIF(rest=-70, tau=8).window(12, 12), 1)  # 8 ln(12 / 8)
        3.2
        """
        first = number("LIF.window", "first", first)
        second = number("LIF.window", "second", second)
        need = self.threshold - self.rest - second
        if first >= self.threshold - self.rest or (first < 0 and need == 0):
            return math.inf
        decides = first > need > 0 or first < need < 0
        return self.tau * math.log(first / need) if decides else 0.0

    def _events(
        self, times: Array, jumps: Array
    ) -> tuple[Array, Array, Array]:
        # Where the potential jumps: when, to which value, and whether by a spike.
        moments, place = np.unique(times, return_inverse=True)
        sums = np.bincount(place, jumps, len(moments))
        begin, value, fired = [0.0], [self.rest], [False]
        since, v = 0.0, self.rest
        for moment, jump in zip(
            moments.tolist(), sums.tolist(), strict=True
        ):
            if moment < since:
                continue
            left = (v - self.rest) * math.exp(-(moment - since) / self.tau)
            since, v = moment, self.rest + left + jump
            fires = v >= self.threshold
            if fires:
                since, v = moment + self.refractory, self.reset
            begin.append(moment)
            value.append(v)
            fired.append(fires)
        return np.array(begin), np.array(value), np.array(fired)

    def _wait(self, begin: float, drive: ArrayLike) -> Array:
        # Milliseconds from a potential up to the threshold; for ever, if never.
        over = np.maximum(np.asarray(drive) - self.threshold, 0)
        fires = over > 0
        gap = (self.threshold - begin) / np.where(fires, over, np.inf)
        found: Array = np.where(fires, self.tau * np.log1p(gap), np.inf)
        return found

    def _spikes(self, current: float, drive: float, end: float) -> Array:
        first = float(self._wait(self.rest, drive))
        if not first <= end:
            return np.empty(0)
        period = self.refractory + float(self._wait(self.reset, drive))
        if not period * 1e6 > end - first:
            raise ValueError(
                f"LIF.steady expects at most a million spikes, got a current of "
                f"{current:g} nA for {end:g} ms"
            )
        return first + period * np.arange(1 + int((end - first) / period))

    def _drive(self, who: str, current: Array) -> Array:
        # The potential, in mV, that each current alone would reach in the end.
        with np.errstate(over="ignore"):
            drive: Array = self.rest + self.resistance * current
        if not np.isfinite(drive).all():
            raise ValueError(
                f"{who} expects smaller currents, got {current}"
            )
        return drive
