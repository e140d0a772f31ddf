"""The assistant of chapter 18 in a figure: its weights are those of the package."""

from anncourse.widgets.figures.assistant_lab.widget import AssistantLab

__all__ = ["AssistantLab"]
