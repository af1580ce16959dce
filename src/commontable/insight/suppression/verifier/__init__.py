"""Could anybody work out what is withheld? An attack on what is published, which shares nothing with the protector but the forms of tables and answers."""
