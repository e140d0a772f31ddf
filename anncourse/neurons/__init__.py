"""One neuron, by hand and in time, and the curves that turn a sum into an answer."""
