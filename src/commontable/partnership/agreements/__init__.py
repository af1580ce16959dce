"""Is this team bound by a sharing agreement and its pledge?"""
