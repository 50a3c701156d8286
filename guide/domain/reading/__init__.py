"""What pages show of the guide: excerpts with their consents, an edition on the desk, the web book."""
