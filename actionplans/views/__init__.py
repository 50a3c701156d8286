"""Pages of actionplans."""
