"""Every form and parameter, crossed with everything that should not be sent: what is sent and what must hold."""
