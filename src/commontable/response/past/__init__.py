"""How do the situations of earlier years come in? From a coordinator’s spreadsheet, all of it or nothing, without names."""
