"""How does a new record come about: a station, an edition, a policy, an assessment?"""
