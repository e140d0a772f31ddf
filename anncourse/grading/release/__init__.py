"""What a teacher wrote, and the student's version, with nothing given away."""
