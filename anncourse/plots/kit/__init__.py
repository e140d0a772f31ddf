"""What the pictures share: ink, arguments, cells, tiles and places."""
