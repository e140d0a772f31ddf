"""A face detector slides over photographs, and learns from its false alarms.

``scans.json`` holds two photographs that scikit-image brings along, 128 x 128, each
pixel one letter of 64: the astronaut (NASA, public domain) and the clock (Stefan van
der Walt, public domain); and what the detector says of each of their windows. The
faces it learned from are not shipped.
"""

from anncourse.widgets.figures.face_window.widget import FaceWindow

__all__ = ["FaceWindow"]
