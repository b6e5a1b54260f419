"""Sign-in, second factor, invitations, recovery; who-am-I: the account, its person, and the posts held now.

Others take `request.actor`, made here once per request from the tenures that run today.
"""
