package io.argosy.control.content;

/// Keeps the bytes of secrets unreadable in the store.
public interface SecretCipher {

    /// @param context what the bytes belong to; opening them asks for the same
    byte[] seal(byte[] plain, String context);

    /// @throws IllegalStateException when the bytes were sealed with another key or context, or were changed
    byte[] open(byte[] sealed, String context);
}
