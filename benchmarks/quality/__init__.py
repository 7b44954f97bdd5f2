"""How right the reading is: gold, ruler and peers, one file a subject."""
