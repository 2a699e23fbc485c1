package dev.pullpolicy.certificate;

import java.time.Instant;

/** From when until when a certificate is valid, in whole seconds as X.509 has them. */
public record Validity(Instant notBefore, Instant notAfter) {}
