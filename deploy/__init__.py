"""What a server needs to show the page to many: a proxy in front of several processes."""
