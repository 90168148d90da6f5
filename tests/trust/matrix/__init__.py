"""Every address, for everybody, about every object, by every method: what is asked and what must hold."""
