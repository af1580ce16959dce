"""Which numbers may be shown? A protector hides what would tell of few people; a verifier that shares nothing with it attacks what is left."""
