"""A passkey that the sign-in library can read: made as a security key would make it, for no site in particular."""

from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from fido2.cose import ES256
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorAttestationResponse,
    AuthenticatorData,
    CollectedClientData,
    RegistrationResponse,
)


def a_credential() -> dict[str, Any]:
    """What a browser sends after making a passkey."""
    key = ES256.from_cryptography_key(generate_private_key(SECP256R1()).public_key())
    made = AttestedCredentialData.create(b"\0" * 16, b"a key of the walks", key)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    response = RegistrationResponse(
        raw_id=made.credential_id,
        response=AuthenticatorAttestationResponse(
            client_data=CollectedClientData.create("webauthn.create", b"challenge", "http://localhost"),
            attestation_object=AttestationObject.create(
                "none", AuthenticatorData.create(b"\0" * 32, flags, 0, made), {}
            ),
        ),
    )
    return dict(response) | {"clientExtensionResults": {"credProps": {"rk": True}}}
