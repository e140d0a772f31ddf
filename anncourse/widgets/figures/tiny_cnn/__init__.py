"""A small convolutional network that reads digits, and can be fooled.

The digits are those that scikit-learn brings along ("Optical Recognition of Handwritten
Digits", E. Alpaydin and C. Kaynak, UCI Machine Learning Repository); they are read from
there, and not copied.
"""

from anncourse.widgets.figures.tiny_cnn.widget import TinyCNN

__all__ = ["TinyCNN"]
