"""The parts of `build_gazetteer.py`: what it reads, the tree it builds, the names it gives."""
