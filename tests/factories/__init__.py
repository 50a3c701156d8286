"""What tests stand on: one small factory per model, one module per app."""
