"""How the parts become one site: settings, middleware, who is acting."""
