"""What is wrong, which way is down, and the loop over both."""
