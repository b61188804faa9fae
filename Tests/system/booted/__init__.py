"""Parts of the test on a real systemd, one subject a file."""
